"""The figures as pictures, to be looked at, and what is measured of them."""
