package org.hall24.identity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What a card, a zone or a face gave lies in memory only. */
class NothingOnDiskTest {

  @Test
  void no_class_of_the_readers_opens_a_file() {
    JavaClasses readers =
        new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.hall24.identity");
    for (Class<?> way : new Class<?>[] {File.class, FileOutputStream.class, RandomAccessFile.class, FileChannel.class, Files.class}) {
      noClasses().should().dependOnClassesThat().belongToAnyOf(way).check(readers);
    }
  }
}
