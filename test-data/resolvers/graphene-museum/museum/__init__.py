"""The museum's catalogue over GraphQL."""
