// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/prompts/promptuse.h"

#include "ui/prompts/promptfilldialog.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace lineside {

namespace {

constexpr qsizetype longestClip = 200'000;

} // namespace

PromptSurroundings surroundingsWith(const QString &selection)
{
    return {selection, QGuiApplication::clipboard()->text().left(longestClip), QDate::currentDate()};
}

void usePrompt(const Prompt &prompt, const PromptSurroundings &surroundings, QWidget *context, std::function<void(QString)> take)
{
    const bool asks = std::ranges::any_of(placeholdersIn(prompt.text), [](const Placeholder &placeholder) { return placeholder.kind == Placeholder::Kind::Asked; });
    if (!asks) {
        take(filledPrompt(prompt.text, valuesFrom(surroundings)));
        return;
    }
    auto *dialog = new PromptFillDialog(prompt, surroundings, context);
    QObject::connect(dialog, &QDialog::accepted, context, [dialog, take = std::move(take)] { take(dialog->text()); });
    dialog->open();
}

} // namespace lineside
