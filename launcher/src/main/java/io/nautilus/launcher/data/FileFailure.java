package io.nautilus.launcher.data;

import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** A file of Nautilus cannot be used. The message names it and why, in words; {@link #refusal} adds what to do. */
public final class FileFailure extends UncheckedIOException {
    private static final long serialVersionUID = 1L;
    private static final String NO_SPACE = "no space left on device";

    /** {@code what} was not possible with {@code file}: "write", "lock". */
    public FileFailure(String what, Path file, IOException cause) {
        super("cannot " + what + " " + file + ": " + reason(cause), cause);
    }

    /** The file holds something else than Nautilus writes there. */
    public static FileFailure malformed(Path file, RuntimeException why) {
        return new FileFailure("read", file, new MalformedFile(lower(why.getMessage())));
    }

    /** The cause in words; the exceptions of the file system often say no more than the file's name. */
    public static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "there is no such file or folder";
            case FileAlreadyExistsException _ -> "a file of that name is in the way";
            case NotDirectoryException _ -> "it is not a folder";
            case FileSystemException named when named.getReason() != null -> lower(named.getReason());
            case FileNotFoundException named -> named.getMessage();
            default -> lower(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
        };
    }

    private static String lower(String words) {
        return words.substring(0, Math.min(1, words.length())).toLowerCase(Locale.ROOT)
                + words.substring(Math.min(1, words.length()));
    }

    /** What a person is told who asked for what failed. */
    public Refusal refusal() {
        String what = "Nautilus " + getMessage() + ".\n";
        return switch (getCause()) {
            case IOException full
            when reason(full).equals(NO_SPACE) ->
                new Refusal(ExitCode.DISK_FULL, what + "Free some, or choose a folder on another disk with --data.");
            case MalformedFile _ ->
                new Refusal(
                        ExitCode.DATA_UNUSABLE,
                        what + "Nautilus did not write it so. If no engine runs (ps says), delete that file;"
                                + " else bring it back from a backup.");
            default ->
                new Refusal(
                        ExitCode.DATA_UNUSABLE,
                        what + "Check who owns it and what its permissions allow, or choose another folder"
                                + " with --data.");
        };
    }
}
