package org.hall24.link;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.hall24", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {

  @ArchTest
  static final ArchRule the_link_knows_no_other_part_of_the_house =
      noClasses()
          .that()
          .resideInAPackage("org.hall24.link..")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "belong to other parts of the house",
                  c -> c.getPackageName().startsWith("org.hall24") && !c.getPackageName().startsWith("org.hall24.link")));

  @ArchTest
  static final ArchRule nobody_sleeps_by_the_clock =
      noClasses().should().callMethod(Thread.class, "sleep", long.class).orShould().callMethod(Thread.class, "sleep", java.time.Duration.class);
}
