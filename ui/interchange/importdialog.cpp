// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/interchange/importdialog.h"

#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/questions.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QLabel *text(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QString localFile(const QMimeData &data)
{
    return data.urls().size() == 1 ? data.urls().constFirst().toLocalFile() : QString();
}

} // namespace

QStringList importWords(const ImportSummary &summary)
{
    const QLocale locale;
    QStringList lines;
    lines.append(ImportDialog::tr("Taken from %1. Conversations: %2, messages: %3.")
                     .arg(summary.program, locale.toString(summary.conversations), locale.toString(summary.messages)));
    if (summary.known > 0)
        lines.append(ImportDialog::tr("Left out because they are here already: %1.").arg(locale.toString(summary.known)));
    for (auto kind = summary.notes.keptAside.begin(); kind != summary.notes.keptAside.end(); ++kind)
        lines.append(ImportDialog::tr("Kept as an attachment, as Lineside does not know what it is: “%1”, %2 times.").arg(kind.key(), locale.toString(kind.value())));
    if (summary.notes.passedOver > 0)
        lines.append(ImportDialog::tr("Passed over, as they are empty or no conversations: %1.").arg(locale.toString(summary.notes.passedOver)));
    return lines;
}

ImportDialog::ImportDialog(HistoryStore &history, QWidget *parent)
    : QDialog(parent)
    , m_history(history)
    , m_banner(new Banner(this))
    , m_headline(text(u"importHeadline"_s, this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"importDialog"_s);
    setWindowTitle(tr("Import conversations"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    m_banner->setObjectName(u"importBanner"_s);
    m_headline->setFont(theme::font(theme::TextSize::Large));
    m_pages->addWidget(makeChoosing());
    m_pages->addWidget(makeWorking());
    m_pages->addWidget(makeAsking());
    m_pages->addWidget(makeTelling());
    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(theme::Medium);
    rows->addWidget(m_banner);
    rows->addWidget(m_headline);
    rows->addWidget(m_pages, 1);
    resize(fontMetrics().averageCharWidth() * 84, fontMetrics().lineSpacing() * 17);
    turnTo(Choosing, tr("Bring conversations along"));
}

ImportDialog::~ImportDialog() = default;

QPushButton *ImportDialog::addButton(QLayout *row, const QString &name, const QString &caption)
{
    auto *button = new QPushButton(caption, this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    row->addWidget(button);
    return button;
}

QWidget *ImportDialog::makeChoosing()
{
    auto *page = new QWidget(m_pages);
    auto *about = text(u"importAbout"_s, page);
    about->setText(tr("Choose a file, or drop one here: an export of Lineside, the conversations.json from ChatGPT's export, or an export of Chatbox. The file is "
                      "read on this computer and nowhere else."));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    connect(addButton(buttons, u"closeImport"_s, tr("Close")), &QPushButton::clicked, this, &QDialog::reject);
    m_choose = addButton(buttons, u"chooseImport"_s, tr("&Choose a file…"));
    m_choose->setProperty("primary", true);
    connect(m_choose, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(about);
    rows->addStretch();
    rows->addLayout(buttons);
    return page;
}

QWidget *ImportDialog::makeWorking()
{
    auto *page = new QWidget(m_pages);
    m_progress = new QProgressBar(page);
    m_progress->setObjectName(u"importProgress"_s);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_state = text(u"importState"_s, page);
    m_state->setFont(theme::tabularFont());
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    connect(addButton(buttons, u"cancelImport"_s, tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_progress);
    rows->addWidget(m_state);
    rows->addStretch();
    rows->addLayout(buttons);
    return page;
}

QWidget *ImportDialog::makeAsking()
{
    auto *page = new QWidget(m_pages);
    m_question = text(u"importQuestion"_s, page);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    connect(addButton(buttons, u"stopImport"_s, tr("Import nothing")), &QPushButton::clicked, this, &QDialog::reject);
    connect(addButton(buttons, u"takeAgain"_s, tr("Take them &again")), &QPushButton::clicked, this, [this] { m_run->goOn(HistoryImport::Known::TakeAgain); });
    m_leaveOut = addButton(buttons, u"leaveOut"_s, tr("&Leave them out"));
    m_leaveOut->setProperty("primary", true);
    connect(m_leaveOut, &QPushButton::clicked, this, [this] { m_run->goOn(HistoryImport::Known::LeaveOut); });
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_question);
    rows->addStretch();
    rows->addLayout(buttons);
    return page;
}

QWidget *ImportDialog::makeTelling()
{
    auto *page = new QWidget(m_pages);
    m_summary = text(u"importSummary"_s, page);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    connect(addButton(buttons, u"importAnother"_s, tr("Import &another…")), &QPushButton::clicked, this, &ImportDialog::chooseFile);
    m_done = addButton(buttons, u"importDone"_s, tr("Done"));
    m_done->setProperty("primary", true);
    connect(m_done, &QPushButton::clicked, this, &QDialog::accept);
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_summary);
    rows->addStretch();
    rows->addLayout(buttons);
    return page;
}

void ImportDialog::turnTo(Page page, const QString &headline)
{
    m_headline->setText(headline);
    m_pages->setCurrentIndex(page);
    QPushButton *likely = page == Choosing ? m_choose : page == Asking ? m_leaveOut : page == Telling ? m_done : nullptr;
    if (likely) {
        likely->setDefault(true);
        likely->setFocus();
    }
}

void ImportDialog::chooseFile()
{
    questions::pickFile(this, questions::FileFor::Open, tr("Import conversations"), QString(), tr("Exports of conversations (*.json);;All files (*)"), [this](const QString &picked) {
        if (!picked.isEmpty())
            importFile(picked);
    });
}

void ImportDialog::importFile(const QString &fileName)
{
    m_banner->clear();
    m_run = std::make_unique<HistoryImport>(m_history, fileName);
    connectRun();
    m_progress->setRange(0, 1000);
    tellProgress(0, QFileInfo(fileName).size(), 0);
    turnTo(Working, tr("Reading %1").arg(QFileInfo(fileName).fileName()));
    m_run->start();
}

void ImportDialog::connectRun()
{
    connect(m_run.get(), &HistoryImport::progressed, this, &ImportDialog::tellProgress);
    connect(m_run.get(), &HistoryImport::saved, this, &ImportDialog::tellSaved);
    connect(m_run.get(), &HistoryImport::stageChanged, this, &ImportDialog::tellStage);
    connect(m_run.get(), &HistoryImport::asked, this, &ImportDialog::ask);
    connect(m_run.get(), &HistoryImport::finished, this, &ImportDialog::tellSummary);
    connect(m_run.get(), &HistoryImport::failed, this, [this](const Error &error) {
        m_banner->showError(error);
        turnTo(Choosing, tr("Nothing was imported"));
    });
}

void ImportDialog::tellProgress(qint64 bytes, qint64 total, int conversations)
{
    const QLocale locale;
    m_progress->setValue(int(double(bytes) / double(std::max<qint64>(total, 1)) * m_progress->maximum()));
    m_state->setText(tr("%1 of %2 · %3 conversations")
                         .arg(locale.formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat), locale.formattedDataSize(total, 1, QLocale::DataSizeSIFormat), locale.toString(conversations)));
}

void ImportDialog::tellSaved(int conversations, int total)
{
    const QLocale locale;
    m_progress->setRange(0, total);
    m_progress->setValue(conversations);
    m_state->setText(tr("%1 of %2 conversations saved").arg(locale.toString(conversations), locale.toString(total)));
}

void ImportDialog::tellStage(HistoryImport::Stage stage)
{
    if (stage == HistoryImport::Stage::Comparing) {
        m_progress->setRange(0, 0);
        m_state->setText(tr("Looking what of it is here already …"));
    } else if (stage == HistoryImport::Stage::Saving) {
        m_progress->setRange(0, 0);
        m_state->setText(tr("Saving …"));
        turnTo(Working, tr("Bringing them into the history"));
    }
}

void ImportDialog::ask(int known, int total)
{
    const QLocale locale;
    m_question->setText(known == total ? tr("All %1 conversations of this file are in your history already. Taken again, they stand there twice.").arg(locale.toString(total))
                                       : tr("Of the %1 conversations in this file %2 are in your history already. Taken again, they stand there twice.")
                                             .arg(locale.toString(total), locale.toString(known)));
    turnTo(Asking, tr("Some are here already"));
}

void ImportDialog::tellSummary(const ImportSummary &summary)
{
    m_summary->setText(importWords(summary).join(u'\n'));
    turnTo(Telling, summary.conversations > 0 ? tr("Imported") : tr("Nothing new was imported"));
    Q_EMIT imported(summary);
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    const bool isBusy = m_pages->currentIndex() == Working || m_pages->currentIndex() == Asking;
    if (!isBusy && !localFile(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    importFile(localFile(*event->mimeData()));
    event->acceptProposedAction();
}

} // namespace lineside
