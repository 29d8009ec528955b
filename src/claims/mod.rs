//! Mentions and rules in, claims out. (being written)
