// GnistaRuntime
