package org.example.esports.data;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All of them in one place; each is a bean of its own. */
public final class Repositories {

    private Repositories() {
    }

    public interface Tournaments extends JpaRepository<Tournament, String> {

        List<Tournament> findBySeason(int season);
    }

    public interface Matches extends JpaRepository<Match, String> {

        List<Match> findByDay(LocalDate day);

        List<Match> findByTournamentIdOrderByDayDesc(String tournamentId, Pageable page);
    }

    public interface Teams extends JpaRepository<Team, String> {

        @Query("select t from Team t left join fetch t.coach where t.id in :ids")
        List<Team> withCoach(Collection<String> ids);

        @Query("select t from Team t left join fetch t.coach where t.id = :id")
        Optional<Team> one(String id);
    }

    public interface Entrants extends JpaRepository<Entrant, Long> {

        @EntityGraph(attributePaths = {"team", "team.coach"})
        List<Entrant> findByTournamentIdIn(Collection<String> tournamentIds);
    }

    public interface Players extends JpaRepository<Player, String> {

        Optional<Player> findByHandle(String handle);
    }
}
