//! How much of a case the checks watch: each number changed in turn.
