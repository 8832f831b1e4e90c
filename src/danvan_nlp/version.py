"""The version of the package, in one place: the build reads it here too."""

VERSION = "0.1.0"
