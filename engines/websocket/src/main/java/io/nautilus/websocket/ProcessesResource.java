package io.nautilus.websocket;

import io.nautilus.runtime.http.Problem;
import io.nautilus.websocket.ProcessNotes.Note;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a launcher says of the processes: engines do not know how often they died. */
@Path("/processes")
public class ProcessesResource {
    private final ProcessNotes notes;

    ProcessesResource(ProcessNotes notes) {
        this.notes = notes;
    }

    @GET
    @Operation(
            summary = "Restarts of each process as the launcher noted them; empty where no launcher looks after them")
    public List<Note> processes() {
        try {
            return notes.read();
        } catch (IOException unreadable) {
            throw Problem.of(503, "notes-unreadable", unreadable.getMessage(), "the launcher may be writing: ask again")
                    .exception();
        }
    }
}
