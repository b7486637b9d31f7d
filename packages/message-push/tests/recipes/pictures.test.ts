// The recipe `pictures` of docs/recipes.md: the tests that the page shows, on the functions that it shows.
import { testRecipe } from "../support/recipe";

testRecipe("pictures");
