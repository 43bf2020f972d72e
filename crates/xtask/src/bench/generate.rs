//! Contracts of any size, made so that they look like published ones: operations with parameters, errors and
//! references, schemas that refer to one another. The same size gives the same text.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::readers::Format;

/// A contract of about `bytes`.
pub(super) fn document(bytes: usize, format: Format) -> String {
    let [head, path, middle, schema, tail] = match format {
        Format::Json => JSON,
        Format::Yaml => YAML,
    };
    let count = (bytes / (path.len() + schema.len())).max(1);
    let mut text = String::with_capacity(bytes + bytes / 8);
    let repeat = |part: &str, text: &mut String| {
        for number in 0..count {
            let next = (number * 7 + 3) % count;
            let part = part.replace("{n}", &number.to_string()).replace("{next}", &next.to_string());
            // JSON wants a comma between members and none behind the last.
            let last = number + 1 == count;
            text.push_str(if last { part.trim_end_matches(",\n") } else { &part });
        }
    };
    text.push_str(head);
    repeat(path, &mut text);
    text.push_str(middle);
    repeat(schema, &mut text);
    text.push_str(tail);
    text
}

/// One document of about `bytes` in each format, as files in `folder`.
pub(super) fn files(folder: &Path, bytes: usize) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for format in [Format::Json, Format::Yaml] {
        let file = folder.join(format!("generated.{}", format.extension()));
        fs::write(&file, document(bytes, format))?;
        files.push(file);
    }
    Ok(files)
}

const YAML: [&str; 5] = [
    "\
openapi: 3.1.0
info:
  title: Generated
  version: 1.0.0
servers:
  - url: https://api.example.com/v1
paths:
",
    "  /things{n}/{thing_id}/parts:
    parameters:
      - name: thing_id
        in: path
        required: true
        schema: { type: string }
    get:
      operationId: listParts{n}
      summary: Lists the parts of thing {n}
      description: >-
        Gives the parts of the thing, the newest first. The answer is a page; the token of the next page is in it as
        long as there is one.
      tags: [things]
      parameters:
        - name: page_size
          in: query
          description: How many parts a page holds at most
          schema: { type: integer, maximum: 100 }
        - name: page_token
          in: query
          schema: { type: string }
      responses:
        '200':
          description: A page of parts
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Thing{n}' }
        '404':
          description: There is no such thing
    post:
      operationId: createPart{n}
      summary: Adds a part to thing {n}
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Thing{next}' }
      responses:
        '201':
          description: The part
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Thing{next}'
",
    "\
components:
  schemas:
",
    "    Thing{n}:
      type: object
      required: [id, name]
      description: A thing, number {n} of many
      properties:
        id:
          type: string
          format: uuid
          example: 7b0e2c1e-5f6e-4a51-9d0c-1f5f0f8d2a77
        name:
          type: string
          minLength: 1
          maxLength: 200
        state:
          type: string
          enum: [new, active, \"retired\"]
        price_in_cents: { type: integer, format: int64, minimum: 0 }
        parts:
          type: array
          items:
            $ref: '#/components/schemas/Thing{next}'
        next_page_token:
          type: string
          description: Where the next page begins
",
    "",
];

const JSON: [&str; 5] = [
    r#"{
  "openapi": "3.1.0",
  "info": { "title": "Generated", "version": "1.0.0" },
  "servers": [{ "url": "https://api.example.com/v1" }],
  "paths": {
"#,
    r##"    "/things{n}/{thing_id}/parts": {
      "parameters": [{ "name": "thing_id", "in": "path", "required": true, "schema": { "type": "string" } }],
      "get": {
        "operationId": "listParts{n}",
        "summary": "Lists the parts of thing {n}",
        "description": "Gives the parts of the thing, the newest first.\nThe answer is a page; the token of the next page is in it as long as there is one.",
        "tags": ["things"],
        "parameters": [
          {
            "name": "page_size",
            "in": "query",
            "description": "How many parts a page holds at most",
            "schema": { "type": "integer", "maximum": 100 }
          },
          { "name": "page_token", "in": "query", "schema": { "type": "string" } }
        ],
        "responses": {
          "200": {
            "description": "A page of parts",
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing{n}" } } }
          },
          "404": { "description": "There is no such thing" }
        }
      },
      "post": {
        "operationId": "createPart{n}",
        "summary": "Adds a part to thing {n}",
        "requestBody": {
          "required": true,
          "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing{next}" } } }
        },
        "responses": {
          "201": {
            "description": "The part",
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing{next}" } } }
          }
        }
      }
    },
"##,
    r#"
  },
  "components": {
    "schemas": {
"#,
    r##"      "Thing{n}": {
        "type": "object",
        "required": ["id", "name"],
        "description": "A thing, number {n} of many",
        "properties": {
          "id": { "type": "string", "format": "uuid", "example": "7b0e2c1e-5f6e-4a51-9d0c-1f5f0f8d2a77" },
          "name": { "type": "string", "minLength": 1, "maxLength": 200 },
          "state": { "type": "string", "enum": ["new", "active", "retired"] },
          "price_in_cents": { "type": "integer", "format": "int64", "minimum": 0 },
          "parts": { "type": "array", "items": { "$ref": "#/components/schemas/Thing{next}" } },
          "next_page_token": { "type": "string", "description": "Where the next page begins" }
        }
      },
"##,
    r"
    }
  }
}
",
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::bench::readers::{Reader, read};

    #[test]
    fn what_is_generated_can_be_read_and_has_its_size() {
        for (format, reader) in [(Format::Json, Reader::Serde), (Format::Yaml, Reader::Saphyr)] {
            for bytes in [1, 50_000, 300_000] {
                let text = document(bytes, format);
                let (least, most) = (bytes * 9 / 10, bytes * 11 / 10 + 4000);
                assert!((least..most).contains(&text.len()), "{} for {bytes}", text.len());
                // A line that lost its indentation would still be YAML, of other things.
                let grammar = match format {
                    Format::Json => wirelint_yaml::Format::Json,
                    Format::Yaml => wirelint_yaml::Format::Yaml,
                };
                let tree = wirelint_yaml::parse(text.clone(), grammar);
                let root = tree.root().unwrap();
                let held = |keys: &[&str]| {
                    let keys: Vec<_> = keys.iter().map(|key| (*key).into()).collect();
                    root.find(&keys).unwrap().entries().count()
                };
                assert!(held(&["paths"]) >= 1 && held(&["paths"]) == held(&["components", "schemas"]));
                assert_eq!(tree.errors().count(), 0);
                read(reader, &text.into(), format).unwrap();
            }
        }
    }
}
