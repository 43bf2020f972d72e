//! How the process begins and ends.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::editor::{Editor, command, start};

#[test]
fn the_exit_code_says_whether_the_editor_took_its_leave() {
    for (messages, code) in
        [(vec!["shutdown", "exit"], 0), (vec!["exit"], 1), (vec!["shutdown"], 1), (vec![], 1)]
    {
        let (mut editor, mut child) = start();
        editor.request("initialize", &json!({ "capabilities": {} }));
        for method in &messages {
            if *method == "shutdown" {
                assert_eq!(editor.request(method, &Value::Null)["result"], Value::Null);
            } else {
                editor.notify(method, &Value::Null);
            }
        }
        // What is dropped is closed.
        drop(editor);
        assert_eq!(child.wait().unwrap().code(), Some(code), "{messages:?}");
    }
}

#[test]
fn a_port_serves_one_editor_on_this_machine() {
    let mut child = command().args(["--port", "0"]).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    stderr.read_line(&mut line).unwrap();
    let address = line.trim().rsplit(' ').next().unwrap();
    assert!(address.starts_with("127.0.0.1:"), "{line}");
    let stream = TcpStream::connect(address).unwrap();
    let mut editor = Editor::new(stream.try_clone().unwrap(), stream);
    let answer = editor.request("initialize", &json!({ "capabilities": {} }));
    assert_eq!(answer["result"]["serverInfo"]["name"], "wirelint");
    editor.request("shutdown", &Value::Null);
    editor.notify("exit", &Value::Null);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
