/** How many requests MİMER took in its first three years. */
export const threeYears = 176_290;
