package org.hall24.kiosk.ui.page;

import org.hall24.kiosk.journey.CaseScreen;
import org.hall24.kiosk.journey.CollectScreen;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.ui.part.Ids;

/** Chooses the page for a screen. */
public final class Pages {

  private Pages() {}

  /** A page that shows the screen, not yet on the panel; its root carries the page's id. */
  public static Page make(Context context, Screen screen) {
    Page page = made(context, screen);
    page.root().setId(Ids.page(screen));
    return page;
  }

  private static Page made(Context context, Screen screen) {
    return switch (screen) {
      case Screen.Attract s -> new AttractPage(context).begin(s);
      case Screen.Home s -> new HomePage(context).begin(s);
      case Screen.Search s -> new SearchPage(context).begin(s);
      case Screen.Service s -> new ServicePage(context).begin(s);
      case Screen.CardWait s -> new CardPage(context).begin(s);
      case Screen.IdentityChoice s -> new IdentityPage(context).begin(s);
      case Screen.PhoneCode s -> new PhoneCodePage(context).begin(s);
      case Screen.StaffHelp s -> new StaffHelpPage(context).begin(s);
      case Screen.StaffLook s -> new StaffLookPage(context).begin(s);
      case Screen.FaceLook s -> new FaceLookPage(context).begin(s);
      case Screen.FaceNot s -> new FaceNotPage(context).begin(s);
      case Screen.Form s -> new FormPage(context).begin(s);
      case Screen.Review s -> new ReviewPage(context).begin(s);
      case Screen.Filing s -> new FilingPage(context).begin(s);
      case Screen.CellOpening s -> new CellOpeningPage(context).begin(s);
      case Screen.CellOpen s -> new CellOpenPage(context).begin(s);
      case Screen.CellTrouble s -> new CellTroublePage(context).begin(s);
      case Screen.CellClosed s -> new CellClosedPage(context).begin(s);
      case Screen.CardLeft s -> new CardLeftPage(context).begin(s);
      case Screen.Done s -> new DonePage(context).begin(s);
      case StaffScreen.StaffPin s -> new StaffPinPage(context).begin(s);
      case StaffScreen.Round s -> new RoundPage(context).begin(s);
      case StaffScreen.RoundConfirm s -> new RoundConfirmPage(context).begin(s);
      case StaffScreen.RoundDone s -> new RoundDonePage(context).begin(s);
      case CollectScreen.PickUpCode s -> new PickUpCodePage(context).begin(s);
      case CollectScreen.PickUpSecond s -> new PickUpSecondPage(context).begin(s);
      case CollectScreen.PickUpProof s -> new PickUpProofPage(context).begin(s);
      case CollectScreen.PickUpList s -> new PickUpListPage(context).begin(s);
      case Screen.DoorOpen s -> new DoorOpenPage(context).begin(s);
      case Screen.DoorFault s -> new DoorFaultPage(context).begin(s);
      case CollectScreen.Collected s -> new CollectedPage(context).begin(s);
      case StaffScreen.ResultNumber s -> new ResultNumberPage(context).begin(s);
      case StaffScreen.ResultReady s -> new ResultReadyPage(context).begin(s);
      case StaffScreen.ResultKept s -> new ResultKeptPage(context).begin(s);
      case CaseScreen.CaseNumber s -> new CaseNumberPage(context).begin(s);
      case CaseScreen.CaseList s -> new CaseListPage(context).begin(s);
      case CaseScreen.CaseShown s -> new CaseShownPage(context).begin(s);
      case StaffScreen.Cells s -> new CellsPage(context).begin(s);
      case StaffScreen.Health s -> new HealthPage(context).begin(s);
      case Screen.OutOfService s -> new OutOfServicePage(context).begin(s);
      case StaffScreen.Stock s -> new StockPage(context).begin(s);
      case StaffScreen.StockDone s -> new StockDonePage(context).begin(s);
      case StaffScreen.KeepConfirm s -> new KeepConfirmPage(context).begin(s);
      case Screen.Notice s -> new NoticePage(context).begin(s);
      case Screen.StillThere s -> made(context, s.under());
    };
  }
}
