use super::{check, check_methods, check_methods_with, check_with};
use crate::shapes::check_all;

#[test]
fn rows_of_sequel_have_relations() {
    let schema = "class Author < Sequel::Model\nend\n\nclass Post < Sequel::Model\n  many_to_one :author\n  one_to_many :comments\nend\n\nclass Comment < Sequel::Model(:comments)\nend\n\n\
                  module Types\n  class AuthorType < GraphQL::Schema::Object\n    field :name, String\n  end\n\n  class PostType < GraphQL::Schema::Object\n    field :author, AuthorType\n    field :count, Integer\n    \
                  field :first, String\n    field :one, String\n\n    def count = object.comments_dataset.count\n\n    def first = object.comments.first&.text\n\n    def one = Author[object.author_id].name\n  end\n\n  \
                  class QueryType < GraphQL::Schema::Object\n    field :posts, [PostType]\n\n    def posts = LIST\n  end\nend\n\nclass BlogSchema < GraphQL::Schema\n  query Types::QueryType\nend\n";
    let list = |it: &str| schema.replace("LIST", it);
    check_all(&[("app.rb", &list("Post.all"))], "!Post.author !Post.count !Post.first !Post.one");
    check_all(
        &[("app.rb", &list("Post.eager(:author, :comments).all"))],
        "+Post.author !Post.count +Post.first !Post.one",
    );
}

#[test]
fn documents_of_mongoid_have_relations() {
    let text = "class Author\n  include Mongoid::Document\n  field :name, type: String\nend\n\nclass Post\n  include Mongoid::Document\n  belongs_to :author\n  has_many :comments\n  embeds_many :parts\nend\n\n\
                class Comment\n  include Mongoid::Document\n  belongs_to :post\nend\n\nclass Part\n  include Mongoid::Document\n  embedded_in :post\nend\n\n\
                module Types\n  class AuthorType < GraphQL::Schema::Object\n    field :name, String\n  end\n\n  class PartType < GraphQL::Schema::Object\n    field :name, String\n  end\n\n  \
                class PostType < GraphQL::Schema::Object\n    field :author, AuthorType\n    field :parts, [PartType]\n    field :recent, String\n\n    def recent = object.comments.desc(:created_at).limit(1).to_a\n  end\n\n  \
                class QueryType < GraphQL::Schema::Object\n    field :posts, [PostType]\n\n    def posts = Post.all\n  end\nend\n\nclass BlogSchema < GraphQL::Schema\n  query Types::QueryType\nend\n";
    check_all(&[("app.rb", text)], "!Post.author !Post.recent");
}

#[test]
fn rows_that_count_others_ask_nothing() {
    check_with(
        "    field :size, Integer\n    field :count, Integer\n    field :any, Boolean\n\n    def size = object.likes.size\n\n    def count = object.likes.count\n\n    def any = object.likes.any?",
        "Post.all",
        &[(
            "app/models/like.rb",
            "class Post\n  has_many :likes\nend\n\nclass Like < ApplicationRecord\n  belongs_to :post, counter_cache: true\nend\n",
        )],
        "-Post.any !Post.count -Post.size",
    );
}

#[test]
fn queries_stand_in_objects_of_their_own() {
    check_methods_with(
        &[
            ("comments", "CommentsQuery.new(post: object, scope: Comment.all).call", '!'),
            ("resolved", "Comments::List.call(post_id: object.id)", '!'),
            ("interacted", "CountComments.call(post: object).count", '!'),
            ("fragment", "cache_fragment { object.comments.count }", '!'),
            ("policy", "Pundit.policy(context[:user], object).show?", '?'),
            ("presented", "PostPresenter.new(object, context).tags", '!'),
            ("many", "Rails.cache.read_multi(*[object.id])", '!'),
        ],
        &[(
            "app/queries/queries.rb",
            "class CommentsQuery\n  def initialize(post:, scope: Comment.all)\n    @post = post\n    @scope = scope\n  end\n\n  def call\n    visible(@scope).order(:id)\n  end\n\n  private\n\n  attr_reader :post\n\n  \
             def visible(scope) = scope.where(post_id: post.id, hidden: false)\nend\n\nclass ApplicationService\n  def self.call(*args, **opts, &block) = new(*args, **opts, &block).call\nend\n\n\
             module Comments\n  class List < ApplicationService\n    def initialize(post_id:) = @post_id = post_id\n\n    def call = Comment.where(post_id: @post_id).to_a\n  end\nend\n\n\
             class CountComments\n  include Interactor\n\n  def call\n    context.count = context.post.comments.count\n  end\nend\n\n\
             class PostPresenter\n  delegate :title, to: :@post\n\n  def initialize(post, context)\n    @post = post\n    @context = context\n  end\n\n  def tags = @post.tags.map(&:name).join(', ')\nend\n",
        )],
    );
}

#[test]
fn contexts_have_what_the_controller_puts_there() {
    check_methods_with(
        &[
            ("author", "context[:repos].authors.find(object.author_id)", '!'),
            ("views", "context[:views].of(object.id)", '!'),
            ("weather", "context.fetch(:weather).get(\"/#{object.id}\").body", '!'),
            ("named", "context[:flags].fetch(object.kind, false)", '-'),
        ],
        &[
            (
                "app/controllers/graphql_controller.rb",
                "class GraphqlController < ApplicationController\n  def execute\n    render json: BlogSchema.execute(params[:query], context: graphql_context)\n  end\n\n  private\n\n  \
                 def graphql_context\n    { repos: Repos.new, views: Views.new(client: client), weather: client, flags: { a: true } }\n  end\n\n  def client = Faraday.new(ENV['WEATHER'])\nend\n",
            ),
            (
                "app/lib/repos.rb",
                "class Repos\n  def authors = @authors ||= AuthorRepo.new\nend\n\nclass AuthorRepo\n  def find(id) = Author.find_by(id: id)\nend\n\nclass Views\n  def initialize(client:) = @client = client\n\n  \
                 def of(id) = @client.get(\"/views/#{id}\").body\nend\n",
            ),
        ],
    );
}

#[test]
fn lists_of_rows_have_relations_that_somebody_loads_too() {
    let fields = "    field :writers, [String]\n\n    def writers = object.comments.map { |comment| comment.writer.name }";
    check(fields, "Post.includes(comments: :writer)", "+Post.writers");
    check(fields, "Post.includes(:comments)", "!Post.writers");
}

#[test]
fn what_is_only_looked_at_is_harmless() {
    check_methods(&[
        ("key", "object.author_id.to_s", '-'),
        ("present", "object.author_id.present? && object.title.blank?", '-'),
        ("kind", "object.class.name", '-'),
        ("gid", "object.to_global_id.to_s", '-'),
        ("json", "object.settings['a'].to_h.slice('b')", '-'),
        ("enum", "Post.statuses[object.status]", '-'),
        ("table", "Post.human_attribute_name(object.kind)", '-'),
        ("time", "Time.zone.at(object.created_at.to_i).iso8601", '-'),
        ("numbers", "[object.a, object.b].compact.sum", '-'),
        ("sorted", "object.parts.sort_by { |it| it['n'] }.map { |it| it['n'] }", '-'),
        ("log", "Rails.logger.info(object.id)", '-'),
        ("const", "Post::LIMITS.fetch(object.kind, 3)", '-'),
    ]);
}

#[test]
fn containers_have_what_is_registered() {
    check_methods_with(
        &[
            ("author", "Lookup.new.call(object.author_id)", '!'),
            ("views", "Container[\"clients.views\"].of(object.id)", '!'),
            ("colour", "Container.resolve(:palette).find(object.kind)", '-'),
        ],
        &[(
            "app/container.rb",
            "class Container\n  extend Dry::Container::Mixin\n\n  register(\"clients.views\", memoize: true) { ViewsClient.new }\n\n  namespace \"repos\" do\n    register(\"authors\") { AuthorRepo.new }\n  end\n\n  \
             register(:palette) { Palette.new }\nend\n\nImport = Dry::AutoInject(Container)\n\nclass AuthorRepo\n  def by_id(id) = Author.find_by(id: id)\nend\n\nclass ViewsClient\n  def of(id) = HTTP.get(\"https://a.test/#{id}\").parse\nend\n\n\
             class Palette\n  def find(key) = { a: 1 }[key]\nend\n\nclass Lookup\n  include Import[\"repos.authors\", views: \"clients.views\"]\n\n  def call(id) = authors.by_id(id)\nend\n",
        )],
    );
}

#[test]
fn other_services_ask_for_entities() {
    let text = "module Types\n  class BaseObject < GraphQL::Schema::Object\n    include ApolloFederation::Object\n  end\n\n  class PostType < BaseObject\n    key fields: :id\n    field :id, ID\n\n    \
                def self.resolve_reference(reference, context)\n      Post.find(reference[:id])\n    end\n  end\n\n  class TagType < BaseObject\n    key fields: 'name'\n    field :name, String\n\n    \
                def self.resolve_reference(reference, context)\n      context.dataloader.with(Sources::Tags).load(reference[:name])\n    end\n  end\n\n  class QueryType < BaseObject\n    field :post, PostType\n    field :tag, TagType\n  end\nend\n\n\
                class BlogSchema < GraphQL::Schema\n  query Types::QueryType\nend\n";
    check_all(
        &[("app/schema.rb", text), ("app/models.rb", super::MODELS)],
        "!Post.__resolveReference +Tag.__resolveReference",
    );
}

#[test]
fn connections_count_their_items() {
    check(
        "    field :comments, CommentType.connection_type\n  end\n\n  class CountedConnection < GraphQL::Types::Relay::BaseConnection\n    field :total_count, Integer\n\n    def total_count = object.items.size\n  end\n\n  \
         class CommentType\n    connection_type_class CountedConnection",
        "Post.includes(:comments)",
        "!CommentConnection.totalCount +Post.comments",
    );
}

#[test]
fn sequel_may_load_for_all_rows_of_a_class() {
    let text = "class Post < Sequel::Model\n  PLUGIN\n  many_to_one :author\nend\n\nclass Author < Sequel::Model\n  many_to_one :team\nend\n\nclass Team < Sequel::Model\nend\n\n\
                module Types\n  class TeamType < GraphQL::Schema::Object\n    field :name, String\n  end\n\n  class AuthorType < GraphQL::Schema::Object\n    field :team, TeamType\n  end\n\n  \
                class PostType < GraphQL::Schema::Object\n    field :author, AuthorType\n  end\n\n  \
                class QueryType < GraphQL::Schema::Object\n    field :posts, [PostType]\n\n    def posts = Post.all\n  end\nend\n\nclass BlogSchema < GraphQL::Schema\n  query Types::QueryType\nend\n";
    let check =
        |plugin: &str, expected: &str| check_all(&[("app.rb", &text.replace("PLUGIN", plugin))], expected);
    check("", "!Author.team !Post.author");
    check("plugin :tactical_eager_loading", "!Author.team +Post.author");
    check(
        "plugin :timestamps\nend\n\nSequel::Model.plugin :tactical_eager_loading\n\nclass Post",
        "+Author.team +Post.author",
    );
}

#[test]
fn datasets_have_methods() {
    let text = "class Post < Sequel::Model\n  many_to_one :author\n  one_to_many :comments\n\n  dataset_module do\n    def listed = eager(:author).order(:title)\n\n    order :by_title, :title\n  end\nend\n\nclass Author < Sequel::Model\nend\n\n\
                module Types\n  class AuthorType < GraphQL::Schema::Object\n    field :name, String\n  end\n\n  class PostType < GraphQL::Schema::Object\n    field :author, AuthorType\n  end\n\n  \
                class QueryType < GraphQL::Schema::Object\n    field :posts, [PostType]\n\n    def posts = LIST\n  end\nend\n\nclass BlogSchema < GraphQL::Schema\n  query Types::QueryType\nend\n";
    let check = |list: &str, expected: &str| check_all(&[("app.rb", &text.replace("LIST", list))], expected);
    check("Post.listed.limit(3).all", "+Post.author");
    check("Post.where(hidden: false).listed.all", "+Post.author");
    check("Post.by_title.all", "!Post.author");
}

#[test]
fn policies_are_found_by_the_names_of_rows() {
    check_methods_with(
        &[
            ("editable", "Pundit.policy!(context[:user], object).update?", '-'),
            ("discussed", "Pundit.policy(context[:user], object).discussed?", '!'),
            ("helped", "policy(object).discussed?", '!'),
            ("asked", "allowed_to?(:discussed?, object)", '!'),
            ("checked", "Pundit.authorize(context[:user], object, :discussed?).title", '!'),
            ("comments", "Pundit.policy_scope!(context[:user], object.comments)", '!'),
        ],
        &[(
            "app/policies/policies.rb",
            "class ApplicationPolicy\n  attr_reader :user, :record\n\n  def initialize(user, record)\n    @user = user\n    @record = record\n  end\nend\n\n\
             class PostPolicy < ApplicationPolicy\n  def update? = record.author_id == user.id\n\n  def discussed? = record.comments.exists?(author_id: user.id)\nend\n\n\
             class CommentPolicy < ApplicationPolicy\n  class Scope\n    def initialize(user, scope)\n      @user = user\n      @scope = scope\n    end\n\n    def resolve = @scope.where(hidden: false)\n  end\nend\n",
        )],
    );
}

#[test]
fn rows_may_be_called_like_tests() {
    let text = |path: &str| {
        let models = "class BloodTest < ApplicationRecord\n  belongs_to :lab\nend\n";
        let schema = "class Lab < ApplicationRecord\nend\n\nmodule Types\n  class LabType < GraphQL::Schema::Object\n    field :name, String\n  end\n\n  class BloodTestType < GraphQL::Schema::Object\n    field :lab, LabType\n  end\n\n  \
                      class QueryType < GraphQL::Schema::Object\n    field :tests, [BloodTestType]\n\n    def tests = BloodTest.all\n  end\nend\n\nclass LabSchema < GraphQL::Schema\n  query Types::QueryType\nend\n";
        let expected = if path.starts_with("app/") { "!BloodTest.lab" } else { "" };
        check_all(&[("app/graphql/schema.rb", schema), (path, models)], expected);
    };
    text("app/models/blood_test.rb");
    text("blood_test.rb");
}
