package org.hall24.kiosk;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** The arrows of the house: who may look at whom. A broken arrow fails the build. */
@AnalyzeClasses(packages = "org.hall24", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {

  @ArchTest
  static final ArchRule the_link_layer_knows_no_other_room =
      noClasses().that().resideInAPackage("org.hall24.link..")
          .should().dependOnClassesThat(
              resideInAnyPackage("org.hall24.identity..", "org.hall24.locker..", "org.hall24.receipt..", "org.hall24.queue..", "org.hall24.kiosk.."));

  @ArchTest
  static final ArchRule the_readers_know_only_the_link_layer =
      noClasses().that().resideInAPackage("org.hall24.identity..")
          .should().dependOnClassesThat(
              resideInAnyPackage("org.hall24.locker..", "org.hall24.receipt..", "org.hall24.queue..", "org.hall24.kiosk..", "javafx.."));

  @ArchTest
  static final ArchRule cabinet_and_printer_know_only_the_link_layer =
      noClasses().that().resideInAnyPackage("org.hall24.locker..", "org.hall24.receipt..")
          .should().dependOnClassesThat(
              resideInAnyPackage("org.hall24.identity..", "org.hall24.queue..", "org.hall24.kiosk..", "javafx..", "java.sql..", "org.sqlite.."));

  @ArchTest
  static final ArchRule cabinet_and_printer_do_not_know_each_other =
      noClasses().that().resideInAPackage("org.hall24.locker..").should().dependOnClassesThat(resideInAnyPackage("org.hall24.receipt.."));

  @ArchTest
  static final ArchRule printer_and_cabinet_do_not_know_each_other =
      noClasses().that().resideInAPackage("org.hall24.receipt..").should().dependOnClassesThat(resideInAnyPackage("org.hall24.locker.."));

  @ArchTest
  static final ArchRule the_queue_knows_no_device_and_no_screen =
      noClasses().that().resideInAPackage("org.hall24.queue..")
          .should().dependOnClassesThat(
              resideInAnyPackage(
                  "org.hall24.link..", "org.hall24.identity..", "org.hall24.locker..", "org.hall24.receipt..", "org.hall24.kiosk..", "javafx.."));

  @ArchTest
  static final ArchRule journeys_know_no_screen_no_device_and_no_database =
      noClasses().that().resideInAnyPackage("org.hall24.kiosk.journey..", "org.hall24.kiosk.catalogue..", "org.hall24.kiosk.form..")
          .should().dependOnClassesThat(
              resideInAnyPackage(
                  "javafx..", "java.sql..", "org.hall24.link..", "org.hall24.identity..", "org.hall24.locker..", "org.hall24.receipt..",
                  "org.hall24.queue..", "org.hall24.kiosk.ui..", "org.hall24.kiosk.cli..", "org.hall24.kiosk.demo.."));

  @ArchTest
  static final ArchRule views_know_journeys_and_nothing_behind_them =
      noClasses().that().resideInAPackage("org.hall24.kiosk.ui..")
          .should().dependOnClassesThat(
              resideInAnyPackage(
                  "java.sql..", "org.hall24.link..", "org.hall24.identity..", "org.hall24.locker..", "org.hall24.receipt..",
                  "org.hall24.queue..", "org.hall24.kiosk.cli..", "org.hall24.kiosk.demo.."));

  @ArchTest
  static final ArchRule the_command_line_starts_without_a_screen =
      noClasses().that().resideInAPackage("org.hall24.kiosk.cli..").should().dependOnClassesThat(resideInAnyPackage("javafx..", "org.hall24.kiosk.ui.."));

  @ArchTest
  static final ArchRule nothing_of_the_product_knows_the_demo_hall =
      noClasses().that().resideOutsideOfPackage("org.hall24.kiosk.demo..").should().dependOnClassesThat(resideInAnyPackage("org.hall24.kiosk.demo.."));

  @ArchTest
  static final ArchRule the_script_only_touches_the_screen =
      noClasses().that().resideInAnyPackage("org.hall24.kiosk.demo.night..", "org.hall24.kiosk.demo.hand..")
          .should().dependOnClassesThat(
              resideInAnyPackage(
                  "org.hall24.kiosk.journey..", "org.hall24.kiosk.ui..", "org.hall24.kiosk.form..", "org.hall24.kiosk.binding..",
                  "org.hall24.identity..", "org.hall24.locker..", "org.hall24.receipt..", "org.hall24.queue.."));

  @ArchTest
  static final ArchRule emulators_are_for_the_bench_and_the_demo =
      noClasses().that().resideOutsideOfPackages("org.hall24..emulator..", "org.hall24.kiosk.cli..", "org.hall24.kiosk.bench..", "org.hall24.kiosk.demo..")
          .should().dependOnClassesThat(resideInAnyPackage("org.hall24.identity..emulator..", "org.hall24.locker..emulator..", "org.hall24.receipt.emulator.."));

  @ArchTest
  static final ArchRule serial_ports_are_opened_in_one_place =
      noClasses().that().resideOutsideOfPackage("org.hall24.link..").should().dependOnClassesThat(resideInAnyPackage("com.fazecast.."));

  @ArchTest
  static final ArchRule the_database_is_opened_in_one_place =
      noClasses().that().resideOutsideOfPackage("org.hall24.queue..").should().dependOnClassesThat(resideInAnyPackage("java.sql..", "org.sqlite.."));

  @ArchTest
  static final ArchRule transactions_are_explicit =
      noClasses().should().callMethod(java.sql.Connection.class, "setAutoCommit", boolean.class)
          .because("a failing setAutoCommit(false) leaves auto-commit on without a word");

  @ArchTest
  static final ArchRule nobody_sleeps =
      noClasses().should().callMethod(Thread.class, "sleep", long.class).orShould().callMethod(Thread.class, "sleep", java.time.Duration.class);

  /** Beside them, programs of their own: the kiosk's, and a benchmark's child, which prints to its parent. */
  @ArchTest
  static final ArchRule only_the_command_line_and_the_demo_print =
      noClasses().that().resideOutsideOfPackages("org.hall24.kiosk.cli..", "org.hall24.kiosk.demo..")
          .and().doNotHaveFullyQualifiedName("org.hall24.kiosk.Main").and().doNotHaveFullyQualifiedName("org.hall24.kiosk.bench.QueueHand")
          .should().accessField(System.class, "out").orShould().accessField(System.class, "err");

  /** Every package by itself: also one inside another. */
  @ArchTest
  static final ArchRule no_two_rooms_lean_on_each_other = slices().assignedFrom(rooms()).should().beFreeOfCycles();

  private static SliceAssignment rooms() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return type.getPackageName().startsWith("org.hall24.") ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "rooms";
      }
    };
  }

  @ArchTest
  static final ArchRule every_room_says_what_it_is =
      classes().that().resideInAPackage("org.hall24..").and().haveSimpleName("package-info").should().beAnnotatedWith(org.jspecify.annotations.NullMarked.class);
}
