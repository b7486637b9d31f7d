// Where the simulator listens unless it is told another place.
export const DEFAULT_PORT = 8088;
