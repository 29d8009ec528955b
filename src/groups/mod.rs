//! Claims in, groups out. (being written)
