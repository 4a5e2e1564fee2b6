// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/comparecolumnheader.h"

#include "ui/targets/targetbox.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyleOption>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

/// Takes the room that there is and says with an ellipsis that there is more.
class ElidingLabel : public QLabel
{
public:
    explicit ElidingLabel(QWidget *parent)
        : QLabel(parent)
    {
        setTextFormat(Qt::PlainText);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QRect room = contentsRect();
        QStyleOption option;
        option.initFrom(this);
        style()->drawItemText(&painter, room, int(Qt::AlignLeading | Qt::AlignVCenter), option.palette, isEnabled(),
                              fontMetrics().elidedText(text(), Qt::ElideRight, room.width()), foregroundRole());
    }
};

} // namespace

CompareColumnHeader::CompareColumnHeader(Catalog &catalog, QWidget *parent)
    : QWidget(parent)
    , m_faces(new QStackedWidget(this))
{
    m_faces->addWidget(makeDraft(catalog));
    m_faces->addWidget(makeReply());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Small, theme::Small, theme::Small, theme::Small);
    layout->addWidget(m_faces);
}

QWidget *CompareColumnHeader::makeDraft(Catalog &catalog)
{
    auto *draft = new QWidget(m_faces);
    m_draftNumber = new QLabel(draft);
    m_box = new TargetBox(catalog, draft);
    m_box->setObjectName(u"compareTarget"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::Small);
    row->addWidget(m_draftNumber);
    row->addWidget(m_box, 1);
    m_dropDraft = addButton(row, u"dropTargetButton"_s, u"close"_s, tr("Leave this target out"));
    connect(m_dropDraft, &QToolButton::clicked, this, &CompareColumnHeader::draftRemoved);
    auto *layout = new QVBoxLayout(draft);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addStretch(1);
    return draft;
}

QWidget *CompareColumnHeader::makeReply()
{
    auto *reply = new QWidget(m_faces);
    m_model = new ElidingLabel(reply);
    m_model->setObjectName(u"compareModel"_s);
    QFont bold = font();
    bold.setBold(true);
    m_model->setFont(bold);
    m_path = new ElidingLabel(reply);
    m_path->setObjectName(u"comparePath"_s);
    m_path->setFont(theme::font(theme::TextSize::Small));
    m_path->setForegroundRole(QPalette::PlaceholderText);
    m_keep = new QPushButton(tr("Keep this one"), reply);
    m_keep->setObjectName(u"keepButton"_s);
    m_keep->setAccessibleName(tr("Keep this one"));
    m_keep->setAutoDefault(false);
    m_keep->setToolTip(tr("The conversation goes on with this reply (Enter). The others stay as its versions."));
    connect(m_keep, &QPushButton::clicked, this, &CompareColumnHeader::keepRequested);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_model);
    texts->addWidget(m_path);
    auto *layout = new QHBoxLayout(reply);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Small);
    layout->addLayout(texts, 1);
    layout->addLayout(makeOrders());
    layout->addWidget(m_keep);
    return reply;
}

QHBoxLayout *CompareColumnHeader::makeOrders()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    m_chosen = new QLabel(this);
    m_chosen->setObjectName(u"chosenMark"_s);
    m_chosen->setPixmap(theme::icon(u"check"_s).pixmap(fontMetrics().height()));
    m_chosen->setToolTip(tr("The conversation shows this one."));
    m_chosen->setAccessibleName(m_chosen->toolTip());
    row->addWidget(m_chosen);
    m_stop = addButton(row, u"stopColumnButton"_s, u"stop"_s, tr("Stop this reply"));
    m_retry = addButton(row, u"retryColumnButton"_s, u"retry"_s, tr("Ask again here"));
    m_remove = addButton(row, u"removeColumnButton"_s, u"delete"_s, tr("Delete this version"));
    connect(m_stop, &QToolButton::clicked, this, &CompareColumnHeader::stopRequested);
    connect(m_retry, &QToolButton::clicked, this, &CompareColumnHeader::retryRequested);
    connect(m_remove, &QToolButton::clicked, this, &CompareColumnHeader::removeRequested);
    return row;
}

QToolButton *CompareColumnHeader::addButton(QHBoxLayout *row, const QString &name, const QString &iconName, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(theme::icon(iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    row->addWidget(button);
    return button;
}

/// In a narrow column the name of the model matters more.
void CompareColumnHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    constexpr int roomy = 60; // characters
    m_keep->setText(width() < fontMetrics().averageCharWidth() * roomy ? tr("Keep") : tr("Keep this one"));
}

void CompareColumnHeader::showDraft(bool mayBeRemoved)
{
    m_faces->setCurrentIndex(0);
    m_dropDraft->setVisible(mayBeRemoved);
}

void CompareColumnHeader::showReply(const QString &model, const QString &path)
{
    m_faces->setCurrentIndex(1);
    m_model->setText(tr("%1. %2").arg(QLocale().toString(m_number), model.isEmpty() ? tr("Model") : model));
    m_path->setText(path);
    m_model->setToolTip(model);
    m_path->setToolTip(path);
}

void CompareColumnHeader::setNumber(int number)
{
    m_number = number;
    m_draftNumber->setText(tr("%1.").arg(QLocale().toString(number)));
    m_box->setAccessibleName(tr("Target %1: model and path").arg(QLocale().toString(number)));
}

void CompareColumnHeader::setBusy(bool busy)
{
    m_stop->setVisible(busy);
    m_retry->setVisible(!busy);
    m_keep->setEnabled(!busy);
    m_remove->setVisible(!busy);
}

void CompareColumnHeader::setChosen(bool chosen)
{
    m_chosen->setVisible(chosen);
}

void CompareColumnHeader::setMayBeRemoved(bool may)
{
    m_remove->setEnabled(may);
}

} // namespace lineside
