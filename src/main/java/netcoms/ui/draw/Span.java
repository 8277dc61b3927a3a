package netcoms.ui.draw;

/** Cleaned text with one meaning. */
public record Span(String text, Role role) {}
