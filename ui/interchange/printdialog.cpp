// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/interchange/printdialog.h"

#include "interchange/exportparts.h"
#include "interchange/recordreading.h"
#include "ui/interchange/partschoice.h"
#include "ui/interchange/pdfwriter.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qreal previewScale = 0.75;
constexpr int previewDelay = 150; // milliseconds, while boxes are being ticked

} // namespace

PrintDialog::PrintDialog(HistoryStore &history, ConversationId conversation, QWidget *parent)
    : QDialog(parent)
    , m_look(PaperLook::make())
    , m_banner(new Banner(this))
    , m_parts(new PartsChoice(this))
    , m_state(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_print(new QPushButton(tr("&Print…"), this))
{
    setObjectName(u"printDialog"_s);
    setWindowTitle(tr("Print"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_banner->setObjectName(u"printBanner"_s);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(theme::Large);
    middle->addWidget(makeSheets(), 1);
    middle->addWidget(makeSide());
    auto *rows = new QVBoxLayout(this);
    rows->addWidget(m_banner);
    rows->addLayout(middle, 1);
    const QSize wanted(fontMetrics().averageCharWidth() * 130, fontMetrics().lineSpacing() * 45);
    resize(wanted.boundedTo(screen()->availableSize() * 0.85)); // with room for the window's own frame

    m_previewTimer.setSingleShot(true);
    m_previewTimer.setInterval(previewDelay);
    connect(&m_previewTimer, &QTimer::timeout, this, &PrintDialog::preview);
    connect(m_parts, &PartsChoice::changed, &m_previewTimer, qOverload<>(&QTimer::start));
    connect(m_print, &QPushButton::clicked, this, &PrintDialog::askForPrinter);
    say(tr("Reading the conversation …"));
    readRecord(history, conversation, this, [this](const Result<ConversationRecord> &record) { take(record); });
}

PrintDialog::~PrintDialog()
{
    m_run.reset(); // before the printer
}

QWidget *PrintDialog::makeSide()
{
    auto *side = new QWidget(this);
    auto *heading = new QLabel(tr("What is printed"), side);
    m_parts->offerBranches(false);
    m_parts->findChild<QWidget *>(u"allBranches"_s)->hide();
    m_state->setObjectName(u"printState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setProperty("quiet", true);
    m_progress->setObjectName(u"printProgress"_s);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_print->setObjectName(u"printButton"_s);
    m_print->setProperty("primary", true);
    m_print->setDefault(true);
    m_print->setEnabled(false);
    auto *close = new QPushButton(tr("Close"), side);
    close->setObjectName(u"closeButton"_s);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *rows = new QVBoxLayout(side);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::Small);
    rows->addWidget(heading);
    rows->addWidget(m_parts);
    rows->addSpacing(theme::Medium);
    rows->addWidget(m_state);
    rows->addWidget(m_progress);
    rows->addStretch();
    rows->addWidget(m_print);
    rows->addWidget(close);
    side->setFixedWidth(fontMetrics().averageCharWidth() * 36);
    return side;
}

QWidget *PrintDialog::makeSheets()
{
    auto *area = new QScrollArea(this);
    area->setObjectName(u"printSheets"_s);
    area->setAccessibleName(tr("Preview"));
    area->setWidgetResizable(true);
    area->setBackgroundRole(QPalette::Mid);
    m_sheets = new QWidget(area);
    m_column = new QVBoxLayout(m_sheets);
    m_column->setSpacing(theme::Large);
    m_column->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    area->setWidget(m_sheets);
    return area;
}

void PrintDialog::take(const Result<ConversationRecord> &record)
{
    if (!record) {
        m_banner->showError(record.error());
        say(QString());
        return;
    }
    m_record = *record;
    m_print->setEnabled(true);
    preview();
}

void PrintDialog::preview()
{
    m_run.reset();
    qDeleteAll(m_sheets->findChildren<QLabel *>(u"printSheet"_s, Qt::FindDirectChildrenOnly));
    m_shown = 0;
    m_look.showsDetails = m_parts->parts().details;
    // One more is painted than is shown: then it is known that there are more.
    auto paper = std::make_unique<PicturePaper>(usualPage(), previewScale * devicePixelRatioF(), [this, round = ++m_round, taken = 0](const QImage &sheet) mutable {
        QMetaObject::invokeMethod(this, [this, sheet, round] {
            if (round == m_round)
                addSheet(sheet);
        });
        return ++taken <= MostShown;
    });
    m_run = std::make_unique<PaperRun>(withParts(m_record, m_parts->parts()), m_look, std::move(paper));
    connect(m_run.get(), &PaperRun::finished, this, [this](int sheets) { say(tr("Pages: %1").arg(sheets)); });
    connect(m_run.get(), &PaperRun::failed, this, [this] { say(tr("The first %1 pages are shown; all are printed.").arg(MostShown)); });
    say(tr("Preparing the pages …"));
    m_progress->setVisible(false);
    m_run->start();
}

void PrintDialog::addSheet(const QImage &sheet)
{
    if (m_shown == MostShown)
        return;
    ++m_shown;
    auto *label = new QLabel(m_sheets);
    label->setObjectName(u"printSheet"_s);
    label->setAccessibleName(tr("Page %1").arg(m_shown));
    QPixmap picture = QPixmap::fromImage(sheet);
    picture.setDevicePixelRatio(devicePixelRatioF());
    label->setPixmap(picture);
    m_column->addWidget(label);
}

void PrintDialog::askForPrinter()
{
    auto printer = std::make_shared<std::unique_ptr<QPrinter>>(std::make_unique<QPrinter>(QPrinter::HighResolution));
    (*printer)->setPageLayout(usualPage());
    (*printer)->setDocName(m_record.conversation.title.simplified());
    auto *dialog = new QPrintDialog(printer->get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this, printer] { print(std::move(*printer)); });
    dialog->open();
}

void PrintDialog::print(std::unique_ptr<QPrinter> printer)
{
    m_run.reset();
    m_printer = std::move(printer);
    m_look.showsDetails = m_parts->parts().details;
    m_run = std::make_unique<PaperRun>(withParts(m_record, m_parts->parts()), m_look, std::make_unique<DevicePaper>(*m_printer));
    connect(m_run.get(), &PaperRun::progressed, this, [this](double share) { m_progress->setValue(int(share * m_progress->maximum())); });
    connect(m_run.get(), &PaperRun::finished, this, [this](int sheets) {
        Q_EMIT printed(sheets);
        close();
    });
    connect(m_run.get(), &PaperRun::failed, this, [this](const Error &error) {
        m_banner->showError(error);
        m_print->setEnabled(true);
        say(QString());
    });
    say(tr("Printing …"));
    m_print->setEnabled(false);
    m_progress->setValue(0);
    m_progress->setVisible(true);
    m_run->start();
}

void PrintDialog::say(const QString &text)
{
    m_state->setText(text);
    m_progress->setVisible(false);
}

} // namespace lineside
