//! Dossier in, text out. (being written)
