//! Screens as pictures.
