// GnistaTestSupport
