package org.example.esports.services;

import java.util.List;

public interface BracketService {

    List<Node> bracket(String tournamentId);

    record Node(int round, String label) {
    }
}
