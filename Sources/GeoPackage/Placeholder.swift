// Filled with the target.
