package org.sluice.app.internal;

import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.ICoolBarManager;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;

/** The menus that every application has; the rest comes from the views' own bundles. */
@NonNullByDefault({})
final class DesktopActions extends ActionBarAdvisor {

    private IWorkbenchWindow window;

    DesktopActions(IActionBarConfigurer configurer) {
        super(configurer);
    }

    @Override
    protected void makeActions(IWorkbenchWindow ofWindow) {
        this.window = ofWindow;
    }

    @Override
    protected void fillMenuBar(IMenuManager bar) {
        bar.add(file());
        bar.add(edit());
        bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        bar.add(windowMenu());
        bar.add(help());
    }

    private void add(IMenuManager menu, List<ActionFactory> factories) {
        for (ActionFactory factory : factories) {
            var action = factory.create(window);
            register(action);
            menu.add(action);
        }
    }

    private IMenuManager file() {
        IMenuManager menu = new MenuManager("&File", IWorkbenchActionConstants.M_FILE);
        menu.add(new GroupMarker(IWorkbenchActionConstants.FILE_START));
        menu.add(new GroupMarker(IWorkbenchActionConstants.NEW_EXT));
        menu.add(new GroupMarker(IWorkbenchActionConstants.OPEN_EXT));
        menu.add(new Separator());
        add(menu, List.of(ActionFactory.CLOSE, ActionFactory.CLOSE_ALL));
        menu.add(new Separator());
        add(menu, List.of(ActionFactory.SAVE, ActionFactory.SAVE_ALL, ActionFactory.REVERT));
        menu.add(new Separator());
        add(menu, List.of(ActionFactory.RENAME, ActionFactory.REFRESH));
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        add(menu, List.of(ActionFactory.PROPERTIES));
        menu.add(new Separator());
        add(menu, List.of(ActionFactory.QUIT));
        return menu;
    }

    private IMenuManager edit() {
        IMenuManager menu = new MenuManager("&Edit", IWorkbenchActionConstants.M_EDIT);
        add(menu, List.of(ActionFactory.UNDO, ActionFactory.REDO));
        menu.add(new Separator());
        add(menu, List.of(ActionFactory.CUT, ActionFactory.COPY, ActionFactory.PASTE));
        menu.add(new Separator());
        add(menu, List.of(ActionFactory.DELETE, ActionFactory.SELECT_ALL));
        menu.add(new Separator());
        add(menu, List.of(ActionFactory.FIND));
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        return menu;
    }

    private IMenuManager windowMenu() {
        IMenuManager menu = new MenuManager("&Window", IWorkbenchActionConstants.M_WINDOW);
        MenuManager perspectives = new MenuManager("&Perspective");
        perspectives.add(ContributionItemFactory.PERSPECTIVES_SHORTLIST.create(window));
        add(perspectives, List.of(ActionFactory.RESET_PERSPECTIVE));
        MenuManager views = new MenuManager("Show &View");
        views.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
        menu.add(views);
        menu.add(perspectives);
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        add(menu, List.of(ActionFactory.PREFERENCES));
        return menu;
    }

    private IMenuManager help() {
        IMenuManager menu = new MenuManager("&Help", IWorkbenchActionConstants.M_HELP);
        menu.add(new GroupMarker(IWorkbenchActionConstants.HELP_START));
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        add(menu, List.of(ActionFactory.ABOUT));
        return menu;
    }

    @Override
    protected void fillCoolBar(ICoolBarManager bar) {
        ToolBarManager tools = new ToolBarManager();
        var save = ActionFactory.SAVE.create(window);
        register(save);
        tools.add(save);
        bar.add(tools);
        bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
    }
}
