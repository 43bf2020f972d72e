"""GraphQL in front of the policy, claims, people and payments services."""
