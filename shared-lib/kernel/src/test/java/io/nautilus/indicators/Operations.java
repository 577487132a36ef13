package io.nautilus.indicators;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/**
 * Loads this package anew with each jump and each call counted, so that what a piece of it costs is a number that no
 * machine and no load changes. A call out of the package counts as one, whatever it does.
 */
public final class Operations extends ClassLoader {
    /** Since it was last set to 0. */
    public static long count;

    private static final ClassDesc THIS = ClassDesc.of(Operations.class.getName());

    Operations() {
        super(Operations.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        boolean anew =
                name.startsWith(Operations.class.getPackageName() + ".") && !name.equals(Operations.class.getName());
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = anew ? findLoadedClass(name) : super.loadClass(name, resolve);
            return loaded == null ? counted(name) : loaded;
        }
    }

    private Class<?> counted(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            ClassFile file = ClassFile.of();
            byte[] bytes = file.transformClass(
                    file.parse(in.readAllBytes()), ClassTransform.transformingMethodBodies(Operations::count));
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void count(CodeBuilder code, CodeElement element) {
        if (element instanceof BranchInstruction || element instanceof InvokeInstruction) {
            code.getstatic(THIS, "count", ConstantDescs.CD_long);
            code.lconst_1();
            code.ladd();
            code.putstatic(THIS, "count", ConstantDescs.CD_long);
        }
        code.with(element);
    }
}
