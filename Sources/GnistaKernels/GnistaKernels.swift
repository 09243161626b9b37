// GnistaKernels
