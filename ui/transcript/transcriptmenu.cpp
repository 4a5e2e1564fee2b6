// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/transcriptmenu.h"

#include "ui/theme/theme.h"
#include "ui/transcript/openablelink.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::TranscriptMenu)
};

} // namespace

void fillTranscriptMenu(QMenu &menu, const TranscriptMenuPlace &place, const QList<MessageAction> &actions,
                        const std::function<void(const TranscriptAction &)> &act)
{
    using Kind = TranscriptAction::Kind;
    if (place.under.kind == Kind::OpenLink) {
        const QString target = place.under.target;
        QAction *open = menu.addAction(Tr::tr("Open link…"));
        open->setEnabled(isOpenableLink(target));
        QObject::connect(open, &QAction::triggered, &menu, [act, under = place.under] { act(under); });
        QObject::connect(menu.addAction(Tr::tr("Copy link address")), &QAction::triggered, &menu,
                         [target] { QGuiApplication::clipboard()->setText(target); });
        menu.addSeparator();
    }
    const auto addReading = [&menu, &act](const QString &text, const QString &name, Kind kind) {
        QAction *action = menu.addAction(text);
        action->setObjectName(name);
        QObject::connect(action, &QAction::triggered, &menu, [act, kind] { act(TranscriptAction{.kind = kind, .target = {}}); });
    };
    if (place.hasSelection) {
        addReading(Tr::tr("Copy"), u"copySelection"_s, Kind::CopySelection);
        addReading(Tr::tr("Copy as Markdown"), u"copySelectionAsMarkdown"_s, Kind::CopySelectionAsMarkdown);
        menu.addSeparator();
    }
    const auto add = [&menu, &act](const QString &text, const QString &icon, Kind kind) {
        QAction *action = menu.addAction(theme::icon(icon), text);
        QObject::connect(action, &QAction::triggered, &menu, [act, kind] { act(TranscriptAction{.kind = kind, .target = {}}); });
        return action;
    };
    if (place.isInCode)
        add(Tr::tr("Copy code"), u"copy"_s, Kind::CopyCode);
    if (place.hasReasoning)
        add(place.isReasoningOpen ? Tr::tr("Hide reasoning") : Tr::tr("Show reasoning"), place.isReasoningOpen ? u"fold"_s : u"unfold"_s, Kind::ToggleReasoning);
    for (const MessageAction &action : actions)
        add(action.kind == Kind::CopyMessage ? Tr::tr("Copy message") : action.text, action.icon, action.kind)->setEnabled(action.isEnabled);
    menu.addSeparator();
    addReading(Tr::tr("Select all"), u"selectAll"_s, Kind::SelectAll);
}

} // namespace lineside
