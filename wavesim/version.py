"""The version, in the one place that packaging and program both read."""

VERSION = "0.1.0"
