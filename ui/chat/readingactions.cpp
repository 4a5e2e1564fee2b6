// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/readingactions.h"

#include "ui/transcript/readingtools.h"
#include "ui/widgets/actionregistry.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ReadingActions)
};

} // namespace

void addReadingActions(ActionRegistry &actions, ReadingTools &tools, QWidget *scope, const std::function<ReadingTools *()> &instead)
{
    const auto give = [&tools, instead](void (ReadingTools::*order)()) {
        ReadingTools *other = instead();
        ((other ? *other : tools).*order)();
    };
    const auto add = [&](const QString &id, const QString &text, const QKeySequence &shortcut, const QString &iconName, void (ReadingTools::*order)()) {
        QObject::connect(actions.add(id, text, shortcut, iconName, scope), &QAction::triggered, &tools, [give, order] { give(order); });
    };
    add(u"chat.find"_s, Tr::tr("Find in this conversation"), QKeySequence::Find, u"search"_s, &ReadingTools::openFind);
    add(u"chat.findNext"_s, Tr::tr("Find the next hit"), Qt::Key_F3, u"arrow-down"_s, &ReadingTools::findNext);
    add(u"chat.findPrevious"_s, Tr::tr("Find the previous hit"), Qt::SHIFT | Qt::Key_F3, u"arrow-up"_s, &ReadingTools::findPrevious);
    // With a selection the transcript takes Ctrl+Shift+C for itself; elsewhere it copies the request.
    QAction *copy = actions.add(u"chat.copyMarkdown"_s, Tr::tr("Copy the selection as Markdown"), {}, u"copy"_s);
    copy->setEnabled(false);
    QObject::connect(copy, &QAction::triggered, &tools, [give] { give(&ReadingTools::copyAsMarkdown); });
    QObject::connect(&tools, &ReadingTools::selectionChanged, copy, [copy, &tools] { copy->setEnabled(tools.hasSelection()); });
    QObject::connect(actions.add(u"chat.selectAll"_s, Tr::tr("Select the whole conversation")), &QAction::triggered, &tools,
                     [give] { give(&ReadingTools::selectAll); });
}

} // namespace lineside
