// Gnista
