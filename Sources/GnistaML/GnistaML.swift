// GnistaML
