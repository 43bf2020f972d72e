//! Python: graphene, graphene-django, Strawberry, strawberry-django, ariadne.

mod ariadne;
mod django;
mod graphene;
mod language;
mod rows;
mod strawberry;

use super::check_all;

/// Models of Django's for the services here.
const MODELS: &str = "from django.db import models\n\n\
class Team(models.Model):\n    name = models.CharField()\n\n\
class Author(models.Model):\n    name = models.CharField()\n    team = models.ForeignKey(Team, on_delete=models.CASCADE)\n\n    \
@property\n    def label(self):\n        return self.name + self.team.name\n\n    \
def initials(self):\n        return self.name[:1]\n\n\
class Post(models.Model):\n    title = models.CharField()\n    author = models.ForeignKey('Author', on_delete=models.CASCADE, related_name='posts')\n    \
tags = models.ManyToManyField('Tag')\n\n\
class Comment(models.Model):\n    post = models.ForeignKey(Post, on_delete=models.CASCADE)\n    text = models.TextField()\n\n\
class Tag(models.Model):\n    name = models.CharField()\n";
