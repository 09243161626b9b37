// GnistaFrame
