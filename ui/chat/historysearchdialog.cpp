// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/historysearchdialog.h"

#include "ui/chat/searchhitdelegate.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lineside {

namespace {

constexpr auto typingPause = 120ms;

QComboBox *filterBox(const QString &name, const QString &accessibleName, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(name);
    box->setAccessibleName(accessibleName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    return box;
}

/// Keeps what is chosen, where it is still there.
void refill(QComboBox &box, const QString &all, const QStringList &entries)
{
    const QString chosen = box.currentData().toString();
    box.clear();
    box.addItem(all, QString());
    for (const QString &entry : entries)
        box.addItem(entry, entry);
    box.setCurrentIndex(qMax(0, box.findData(chosen)));
}

} // namespace

HistorySearchDialog::HistorySearchDialog(HistoryStore &history, QWidget *parent)
    : QDialog(parent)
    , m_history(history)
    , m_model(history, typingPause)
    , m_words(new QLineEdit(this))
    , m_modelBox(filterBox(u"searchModel"_s, tr("Only this model"), this))
    , m_pathBox(filterBox(u"searchPath"_s, tr("Only this way"), this))
    , m_since(filterBox(u"searchSince"_s, tr("Only since"), this))
    , m_list(new QListView(this))
    , m_state(new QLabel(this))
{
    setObjectName(u"historySearch"_s);
    setWindowTitle(tr("Search everything"));
    build();
    offer({});
    connectSignals();
    follow();
}

void HistorySearchDialog::build()
{
    m_words->setObjectName(u"historySearchWords"_s);
    m_words->setPlaceholderText(tr("Words that were said, or \"words in quotes\""));
    m_words->setAccessibleName(tr("Search in all conversations"));
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    for (const auto &[name, days] : {std::pair(tr("At any time"), 0), std::pair(tr("Last 7 days"), 7), std::pair(tr("Last 30 days"), 30),
                                     std::pair(tr("Last year"), 365)})
        m_since->addItem(name, days);
    m_list->setObjectName(u"historyHits"_s);
    m_list->setAccessibleName(tr("Places found"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new SearchHitDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_state->setObjectName(u"historySearchState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    auto *filters = new QHBoxLayout;
    for (QComboBox *box : {m_modelBox, m_pathBox, m_since})
        filters->addWidget(box, 1);
    auto *rows = new QVBoxLayout(this);
    rows->addWidget(m_words);
    rows->addLayout(filters);
    rows->addWidget(m_list, 1);
    rows->addWidget(m_state);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 32);
}

void HistorySearchDialog::connectSignals()
{
    connect(m_words, &QLineEdit::textChanged, this, &HistorySearchDialog::search);
    for (const QComboBox *box : {m_modelBox, m_pathBox, m_since})
        connect(box, &QComboBox::activated, this, &HistorySearchDialog::search);
    connect(&m_model, &HistorySearchModel::searchingChanged, this, &HistorySearchDialog::follow);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &HistorySearchDialog::follow);
    connect(m_list, &QListView::clicked, this, &HistorySearchDialog::choose);
    connect(m_list, &QListView::activated, this, &HistorySearchDialog::choose);
}

void HistorySearchDialog::offer(const ReplyNames &names)
{
    refill(*m_modelBox, tr("Any model"), names.models);
    refill(*m_pathBox, tr("Any way"), names.paths);
}

void HistorySearchDialog::open()
{
    show(); // beside the window, which can be used on
    raise();
    activateWindow();
    m_words->setFocus();
    m_words->selectAll();
    m_model.searchAgain();
    m_history.replyNames(this, [this](const Result<ReplyNames> &names) {
        if (!names)
            return;
        offer(*names);
        search(); // what was chosen may be gone
    });
}

void HistorySearchDialog::search()
{
    HistoryQuery query = m_model.query();
    query.text = m_words->text();
    query.model = m_modelBox->currentData().toString();
    query.path = m_pathBox->currentData().toString();
    const int days = m_since->currentData().toInt();
    query.from = days > 0 ? QDate::currentDate().addDays(-days) : QDate();
    m_model.setQuery(query);
    follow();
}

void HistorySearchDialog::follow()
{
    if (m_model.rowCount() > 0 && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model.index(0));
    const bool hasQuestion = !m_words->text().trimmed().isEmpty() || m_modelBox->currentIndex() > 0 || m_pathBox->currentIndex() > 0;
    if (m_model.error())
        m_state->setText(m_model.error()->message);
    else if (!hasQuestion)
        m_state->setText(tr("Type what you look for. Enter goes to the message."));
    else if (m_model.isSearching())
        m_state->setText(tr("Searching …"));
    else if (m_model.rowCount() == 0)
        m_state->setText(tr("Nothing was found."));
    else
        m_state->setText(m_model.canFetchMore({}) ? tr("The newest %1 places; scroll for more.").arg(m_model.rowCount())
                                                  : tr("Places found: %1.").arg(m_model.rowCount()));
}

void HistorySearchDialog::choose(const QModelIndex &index)
{
    if (const HistoryHit *hit = m_model.hit(index))
        Q_EMIT hitChosen(hit->conversation, hit->message);
}

bool HistorySearchDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_words || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_list, event);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

} // namespace lineside
