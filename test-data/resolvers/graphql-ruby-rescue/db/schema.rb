ActiveRecord::Schema[8.0].define(version: 2025_02_11_080000) do
  create_table "stations" do |t|
    t.string "name", null: false
    t.string "region_code", null: false
    t.integer "members_count", default: 0, null: false
  end

  create_table "members" do |t|
    t.references "station", null: false
    t.string "first_name", null: false
    t.string "last_name", null: false
    t.string "phone"
    t.boolean "on_duty", default: false, null: false
    t.bigint "mentor_ids", array: true, default: []
    t.bigint "training_plan_id"
  end

  create_table "callouts" do |t|
    t.references "station", null: false
    t.references "leader"
    t.integer "severity", default: 0, null: false
    t.datetime "alarmed_at", null: false
    t.datetime "closed_at"
    t.bigint "reserve_ids", array: true, default: []
    t.boolean "restricted", default: false, null: false
  end

  create_table "participations" do |t|
    t.references "callout", null: false
    t.references "member", null: false
    t.integer "minutes", default: 0, null: false
  end

  create_table "casualties" do |t|
    t.references "callout", null: false
    t.references "hospital"
    t.integer "age"
  end

  create_table "log_entries" do |t|
    t.references "callout", null: false
    t.references "author", null: false
    t.text "text", null: false
    t.datetime "created_at", null: false
  end

  create_table "vehicles" do |t|
    t.references "station", null: false
    t.string "plate", null: false
    t.decimal "value", default: "0.0", null: false
    t.boolean "out_of_service", default: false, null: false
  end

  create_table "certifications" do |t|
    t.references "member", null: false
    t.string "kind", null: false
    t.date "expires_on", null: false
  end

  create_table("users") { |t| t.references "member" }

  create_table "follows" do |t|
    t.references "user", null: false
    t.references "callout", null: false
  end

  create_table("hospitals") { |t| t.string "name", null: false }
  create_table("training_plans") { |t| t.string "title", null: false }
end
