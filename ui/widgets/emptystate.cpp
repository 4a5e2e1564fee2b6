// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/emptystate.h"

#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

EmptyState::EmptyState(const QString &iconName, const QString &sentence, const QString &buttonText, QWidget *parent)
    : QWidget(parent)
{
    auto *picture = new QLabel(this);
    const int side = fontMetrics().height() * 2;
    picture->setPixmap(theme::icon(iconName, QPalette::PlaceholderText).pixmap(QSize(side, side), devicePixelRatioF()));
    auto *label = new QLabel(this);
    label->setObjectName(u"emptyStateSentence"_s);
    label->setTextFormat(Qt::PlainText);
    label->setText(sentence);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignHCenter);
    label->setFixedWidth(fontMetrics().averageCharWidth() * 44);
    label->setProperty("quiet", true);
    auto *button = new QPushButton(buttonText, this);
    button->setObjectName(u"emptyStateButton"_s);
    button->setVisible(!buttonText.isEmpty());
    connect(button, &QPushButton::clicked, this, &EmptyState::triggered);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(theme::Medium);
    layout->addStretch(2);
    layout->addWidget(picture, 0, Qt::AlignHCenter);
    // Between stretches and not aligned: an aligned label would not get the height that its lines need.
    auto *line = new QHBoxLayout;
    line->addStretch();
    line->addWidget(label);
    line->addStretch();
    layout->addLayout(line);
    layout->addWidget(button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    setFocusProxy(button);
}

void EmptyState::setSentence(const QString &sentence)
{
    findChild<QLabel *>(u"emptyStateSentence"_s)->setText(sentence);
}

} // namespace lineside
