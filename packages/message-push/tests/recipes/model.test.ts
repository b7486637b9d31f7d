// The recipe `model` of the guides: its own tests, on the functions that a guide shows.
import { testRecipe } from "../support/recipe";

testRecipe("model");
