use super::{check_methods, check_methods_with};

#[test]
fn values_are_followed_through_the_language() {
    check_methods(&[
        ("branch", "if object.hidden?\n        nil\n      else\n        object.author.name\n      end", '!'),
        ("early", "return if object.hidden?\n\n      object.author.name", '!'),
        (
            "chosen",
            "case object.kind\n      when 'a' then 1\n      else Author.find(object.author_id)\n      end",
            '!',
        ),
        (
            "rescued",
            "Integer(object.title)\n    rescue ArgumentError\n      Author.find(object.author_id)",
            '!',
        ),
        ("safe", "object&.author&.name", '!'),
        ("memo", "@memo ||= Comment.where(post_id: object.id).count", '!'),
        ("sent", "object.public_send(:author)", '!'),
        ("tried", "object.try(:author)", '!'),
        ("tapped", "object.tap { |it| Author.find(it.author_id) }.title", '!'),
        ("looped", "[1, 2].map { |n| Author.find(object.author_id + n) }", '!'),
        ("numbered", "[object.id].map { Author.find(it) }", '!'),
        ("text", "\"#{object.author.name}!\"", '!'),
        (
            "heredoc",
            "ActiveRecord::Base.connection.execute(<<~SQL)\n        select * from authors where id = #{object.author_id}\n      SQL",
            '!',
        ),
        ("lists", "object.body.lines.map(&:strip).select { |line| line.start_with?('a') }.first", '-'),
        ("hash", "{ 'a' => 1 }.fetch(object.kind, 0)", '-'),
        ("destructured", "id, _ = object.author_id, 1\n      Author.find(id)", '!'),
        ("lambda", "find = ->(id) { Author.find(id) }\n      find.call(object.author_id)", '!'),
        ("current", "context[:current_user].posts.where(id: object.id).exists?", '!'),
        ("own", "helper(object.author_id)\n    end\n\n    def helper(id)\n      Author.find(id)", '!'),
        (
            "keywords",
            "finder(id: object.author_id)\n    end\n\n    def finder(id:, scope: Author)\n      scope.find(id)",
            '!',
        ),
        ("passed", "within { object.author_id }\n    end\n\n    def within\n      Author.find(yield)", '!'),
        (
            "blocks",
            "around(object) { |it| it.author.name }\n    end\n\n    def around(thing, &block)\n      block.call(thing)",
            '!',
        ),
    ]);
}

#[test]
fn constants_are_found_wherever_they_are() {
    check_methods_with(
        &[
            ("inner", "Blog::Finder.new.author(object.author_id)", '!'),
            ("outer", "::Finder.find(object.slug)", '-'),
            ("based", "Blog::Special.new.author(object.author_id)", '!'),
            ("mixed", "Blog::Mixed.author(object.author_id)", '!'),
            ("decorated", "PostDecorator.new(object).author_name", '!'),
            ("made", "Card.new(object.id, object.author_id).author", '!'),
            ("constant", "Blog::LIMITS[object.kind]", '-'),
        ],
        &[
            (
                "lib/blog/finder.rb",
                "module Blog\n  LIMITS = { a: 1 }.freeze\n\n  class Finder\n    def author(id) = Author.find(id)\n  end\n\n  class Special < Finder\n    def author(id)\n      super\n    end\n  end\n\n  \
                 module Finding\n    def author(id) = Author.find_by(id:)\n  end\n\n  class Mixed\n    extend Finding\n  end\nend\n",
            ),
            ("lib/finder.rb", "module Finder\n  def self.find(key) = key.to_s\nend\n"),
            (
                "app/decorators/post_decorator.rb",
                "class PostDecorator < SimpleDelegator\n  def author_name = author.name\nend\n\nCard = Struct.new(:id, :author_id) do\n  def author = Author.find(author_id)\nend\n",
            ),
        ],
    );
}

/// A service that is cut anywhere, or of which a line is missing, is analysed to an end.
#[test]
fn broken_services_are_analysed() {
    let text = super::schema(
        "    field :author, AuthorType\n    field :tags, resolver: Tags do\n      argument :a, [String, null: true]\n    end\n\n    def author(a: 1, *b, **c, &d)\n      \
         @x ||= dataloader.with(S, Author).load(object.author_id) { |e, (f, *g)| yield(f) } if h&.i?\n    rescue J => k\n      <<~L\n        #{object.m}\n      L\n    end",
        "Post.includes({ author: [:team] }).where(a: ..1).map(&:b)",
    ) + super::MODELS;
    let analyse = |text: &str| {
        let found =
            crate::support::Service::of(&[("app/all.rb", text), ("app/models.rb", super::MODELS)]).analyse();
        found.fields.len()
    };
    assert!(analyse(&text) > 0);
    for at in (0..text.len()).step_by(37).filter(|at| text.is_char_boundary(*at)) {
        analyse(&text[..at]);
        analyse(&text[at..]);
    }
    let lines: Vec<&str> = text.lines().collect();
    for missing in 0..lines.len() {
        let rest: Vec<&str> = lines.iter().enumerate().filter(|it| it.0 != missing).map(|it| *it.1).collect();
        analyse(&rest.join("\n"));
    }
}

#[test]
fn what_goes_in_circles_ends() {
    let models = "class ApplicationRecord < ActiveRecord::Base\nend\nclass A < B\n  include C\n  extend A\nend\nclass B < A\nend\nmodule C\n  include D\n  module ClassMethods\n    include C\n  end\nend\nmodule D\n  include C\nend\n\
                  class E < ApplicationRecord\n  has_many :fs, through: :gs\n  has_many :gs, through: :fs\n  delegate :x, to: :y\n  delegate :y, to: :x\n  alias_method :z, :w\n  alias_method :w, :z\n  scope :s, -> { t }\n  scope :t, -> { s }\n  \
                  default_scope { E.all }\n  def u = v\n  def v = u\n  X = Y\n  Y = X\nend\n";
    let schema = "class EType < GraphQL::Schema::Object\n  graphql_name 'E'\n  field :x, String\n  field :z, String\n  field :u, String\n  field :fs, [EType]\n  field :c, String\n  field :s, [EType]\n\n  \
                  def c = A.new(self).call(B.c, E::X)\n\n  def s = E.s.t\nend\n\nclass Q < GraphQL::Schema::Object\n  field :es, [EType]\n\n  def es = E.all\nend\n\nclass S < GraphQL::Schema\n  query Q\nend\n";
    let found =
        crate::support::Service::of(&[("app/models.rb", models), ("app/schema.rb", schema)]).analyse();
    assert!(found.fields.iter().any(|it| it.ty == "E"));
}
