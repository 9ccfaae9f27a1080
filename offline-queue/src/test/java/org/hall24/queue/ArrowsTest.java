package org.hall24.queue;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;

@AnalyzeClasses(packages = "org.hall24.queue", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {

  /** After a refused {@code setAutoCommit(false)} the driver runs outside any transaction without a word (sqlite-jdbc issue 683). */
  @ArchTest
  static final ArchRule transactions_are_begun_by_a_statement =
      noClasses().should().callMethod(Connection.class, "setAutoCommit", boolean.class);

  @ArchTest
  static final ArchRule the_store_knows_nothing_above_it =
      noClasses().that().resideInAPackage("org.hall24.queue").should().dependOnClassesThat()
          .resideInAnyPackage("..journal..", "..outbox..", "..delivery..", "..sandbox..", "..conformance..");

  @ArchTest
  static final ArchRule the_outbox_does_not_know_how_it_is_delivered =
      noClasses().that().resideInAnyPackage("..journal..", "..outbox..").should().dependOnClassesThat()
          .resideInAnyPackage("..delivery..", "..sandbox..", "okhttp3..");

  @ArchTest
  static final ArchRule both_sides_of_the_contract_share_no_code =
      noClasses().that().resideInAPackage("..sandbox..").should().dependOnClassesThat()
          .resideInAnyPackage("..delivery..", "..outbox..", "..journal..", "org.hall24.queue");

  @ArchTest
  static final ArchRule the_conformance_suite_knows_neither_side =
      noClasses().that().resideInAPackage("..conformance..").should().dependOnClassesThat()
          .resideInAnyPackage("..sandbox..", "..delivery..", "..outbox..", "..journal..", "org.hall24.queue");

  @ArchTest
  static final ArchRule devices_and_screens_are_not_known_here =
      noClasses().should().dependOnClassesThat()
          .resideInAnyPackage("org.hall24.link..", "org.hall24.locker..", "org.hall24.identity..", "org.hall24.receipt..", "org.hall24.kiosk..", "javafx..");
}
