"""The program's version: the one place that says it, also where the program runs without having been installed."""

VERSION = "0.1.0"
