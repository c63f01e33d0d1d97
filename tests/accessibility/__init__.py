"""What assistive tools meet in the whole window: in this process, and from outside over AT-SPI."""
