//! Ruby: graphql-ruby with Active Record, Sequel, clients, loaders.

mod clients;
mod fields;
mod language;
mod loaders;
mod mappers;
mod relations;

use std::fmt::Write as _;

use super::check_all;

/// Models for the services here.
const MODELS: &str = "class ApplicationRecord < ActiveRecord::Base\n  self.abstract_class = true\nend\n\n\
class Team < ApplicationRecord\n  has_many :authors\nend\n\n\
class Author < ApplicationRecord\n  belongs_to :team\n  has_many :posts\n  delegate :name, to: :team, prefix: true\n\n  def initials = name[0]\n\n  def label\n    \"#{name} #{team.name}\"\n  end\nend\n\n\
class Post < ApplicationRecord\n  belongs_to :author\n  has_many :comments, dependent: :destroy\n  has_many :taggings\n  has_many :tags, through: :taggings\n  has_one_attached :cover\n  \
enum status: { draft: 0, published: 1 }\n\n  scope :recent, -> { order(created_at: :desc) }\n  scope :with_author, -> { includes(:author) }\n\n  \
def self.visible\n    where(hidden: false)\n  end\n\n  def words = body.split.size\n\n  def siblings\n    self.class.where(author_id: author_id).where.not(id: id)\n  end\nend\n\n\
class Comment < ApplicationRecord\n  belongs_to :post\n  belongs_to :writer, class_name: 'Author'\nend\n\n\
class Tagging < ApplicationRecord\n  belongs_to :post\n  belongs_to :tag\nend\n\n\
class Tag < ApplicationRecord\nend\n";

/// The rest of a service with these fields and methods of posts, and this list of them.
fn schema(of_post: &str, list: &str) -> String {
    format!(
        "module Types\n  class BaseObject < GraphQL::Schema::Object\n  end\n\n  \
         class TeamType < BaseObject\n    field :name, String, null: false\n  end\n\n  \
         class AuthorType < BaseObject\n    field :name, String, null: false\n  end\n\n  \
         class TagType < BaseObject\n    field :name, String, null: false\n  end\n\n  \
         class CommentType < BaseObject\n    field :text, String, null: false\n  end\n\n  \
         class PostType < Types::BaseObject\n    field :title, String, null: false\n{of_post}\n  end\n\n  \
         class QueryType < Types::BaseObject\n    field :posts, [PostType], null: false\n\n    def posts\n      {list}\n    end\n  end\nend\n\n\
         class BlogSchema < GraphQL::Schema\n  query Types::QueryType\nend\n"
    )
}

#[track_caller]
fn check(of_post: &str, list: &str, expected: &str) {
    check_with(of_post, list, &[], expected);
}

#[track_caller]
fn check_with(of_post: &str, list: &str, others: &[(&str, &str)], expected: &str) {
    let text = schema(of_post, list);
    let mut all = vec![("app/graphql/blog_schema.rb", &*text), ("app/models/models.rb", MODELS)];
    all.extend_from_slice(others);
    check_all(&all, expected);
}

/// The same of methods of posts, each on a line: what one of them gives, which is a field.
#[track_caller]
fn check_methods(methods: &[(&str, &str, char)]) {
    check_methods_with(methods, &[]);
}

#[track_caller]
fn check_methods_with(methods: &[(&str, &str, char)], others: &[(&str, &str)]) {
    let mut of_post = String::new();
    for (name, body, _) in methods {
        write!(of_post, "    field :{name}, String, null: true\n\n    def {name}\n      {body}\n    end\n\n")
            .expect("a string takes it");
    }
    let mut expected: Vec<String> = methods
        .iter()
        .map(|(name, _, sign)| {
            let mut camel = String::new();
            for (at, word) in name.split('_').enumerate() {
                let mut letters = word.chars();
                if at == 0 {
                    camel.push_str(word);
                } else {
                    camel.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                    camel.push_str(letters.as_str());
                }
            }
            format!("{sign}Post.{camel}")
        })
        .collect();
    expected.sort_by(|a, b| a[1..].cmp(&b[1..]));
    check_with(&of_post, "Post.all", others, &expected.join(" "));
}
