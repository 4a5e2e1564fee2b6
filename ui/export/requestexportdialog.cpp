// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/requestexportdialog.h"

#include "core/background.h"
#include "interchange/exportfile.h"
#include "interchange/keyreferences.h"
#include "ui/export/exportformlist.h"
#include "ui/export/exportpreview.h"
#include "ui/export/keyreading.h"
#include "ui/export/knownkeys.h"
#include "ui/export/passingclipboard.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/questions.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

/// What was chosen last, while the program runs.
struct LastChoice {
    QString form;
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    bool oneLine = false;
};

LastChoice &lastChoice()
{
    static LastChoice choice;
    return choice;
}

constexpr qsizetype longestAtOnce = 64 * 1024; // bytes of a body

bool isSame(const Secret &a, const Secret &b)
{
    return a.reveal([&b](QByteArrayView first) { return b.reveal([first](QByteArrayView second) { return first == second; }); });
}

} // namespace

struct RequestExportDialog::Order {
    ExportSource source;
    std::vector<Secret> known;
    std::map<SecretRef, Secret> written;
    CurlOptions options;
};

RequestExportDialog::RequestExportDialog(const QList<ExportSource> &sources, const Workspace &workspace, SecretStore &secrets, QWidget *parent)
    : QDialog(parent)
    , m_sources(sources)
    , m_secrets(secrets)
    , m_banner(new Banner(this))
    , m_what(new QComboBox(this))
    , m_forms(new ExportFormList(this))
    , m_preview(new ExportPreview(this))
    , m_oneLine(new QCheckBox(tr("All on one &line"), this))
    , m_withKeys(new QCheckBox(tr("Include the &keys…"), this))
    , m_said(new QLabel(this))
    , m_copy(new QPushButton(tr("&Copy"), this))
    , m_save(new QPushButton(tr("&Save as…"), this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(u"requestExportDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export"));
    build();
    connectSignals();
    m_oneLine->setChecked(lastChoice().oneLine);
    showSource();
    choose(lastChoice().form);
    m_forms->setFocus();
    readKnown(workspace);
}

RequestExportDialog::~RequestExportDialog() = default;

void RequestExportDialog::build()
{
    m_banner->setObjectName(u"requestExportBanner"_s);
    m_said->setObjectName(u"exportSaid"_s);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setProperty("quiet", true);
    m_copy->setObjectName(u"copyRequestExport"_s);
    m_copy->setDefault(true);
    m_save->setObjectName(u"saveRequestExport"_s);
    m_save->setAutoDefault(false);
    m_close->setObjectName(u"closeRequestExport"_s);
    m_close->setAutoDefault(false);
    auto *right = new QWidget(this);
    auto *rightRows = new QVBoxLayout(right);
    rightRows->setContentsMargins(theme::Medium, 0, 0, 0);
    rightRows->setSpacing(theme::Small);
    rightRows->addWidget(makeOptions());
    rightRows->addWidget(m_preview, 1);
    auto *split = new QSplitter(this);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1);
    split->addWidget(m_forms);
    split->addWidget(right);
    split->setStretchFactor(1, 1);
    const int em = fontMetrics().averageCharWidth();
    split->setSizes({em * 34, em * 90});
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme::Small);
    buttons->addWidget(m_said, 1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_save);
    buttons->addWidget(m_copy);
    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(theme::Medium);
    rows->addWidget(m_banner);
    rows->addWidget(split, 1);
    rows->addLayout(buttons);
    resize(QSize(em * 130, fontMetrics().lineSpacing() * 36).boundedTo(screen()->availableSize() * 9 / 10));
}

QWidget *RequestExportDialog::makeOptions()
{
    m_what->setObjectName(u"exportWhat"_s);
    m_what->setAccessibleName(tr("What to export"));
    for (const ExportSource &each : m_sources)
        m_what->addItem(each.title);
    m_what->setVisible(m_sources.size() > 1);
    m_oneLine->setObjectName(u"exportOneLine"_s);
    m_withKeys->setObjectName(u"exportWithKeys"_s);
    auto *options = new QWidget(this);
    auto *row = new QHBoxLayout(options);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::Large);
    row->addWidget(m_what);
    row->addWidget(m_oneLine);
    row->addWidget(m_withKeys);
    row->addStretch();
    return options;
}

void RequestExportDialog::connectSignals()
{
    connect(m_what, &QComboBox::currentIndexChanged, this, &RequestExportDialog::showSource);
    connect(m_forms, &ExportFormList::formChanged, this, [this] {
        showForm();
    });
    connect(m_oneLine, &QCheckBox::toggled, this, [this](bool oneLine) {
        lastChoice().oneLine = oneLine;
        showForm();
    });
    connect(m_withKeys, &QCheckBox::toggled, this, &RequestExportDialog::askForKeys);
    connect(m_copy, &QPushButton::clicked, this, &RequestExportDialog::copy);
    connect(m_save, &QPushButton::clicked, this, &RequestExportDialog::askForFile);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
}

const ExportSource &RequestExportDialog::source() const
{
    return m_sources.at(std::max(0, m_what->currentIndex()));
}

bool RequestExportDialog::choose(const QString &formId)
{
    return m_forms->choose(formId);
}

void RequestExportDialog::readKnown(const Workspace &workspace)
{
    say(tr("Comparing with your keys …"));
    readKnownKeys(m_secrets, workspace, m_sources, this, [this](KnownKeys known) {
        m_known = std::move(known.keys);
        m_gap = known.gap;
        say({});
        showForm();
    });
}

void RequestExportDialog::showSource()
{
    leaveKeysOut();
    m_forms->offerFor(source());
    setWindowTitle(source().name.isEmpty() ? tr("Export") : tr("Export: %1").arg(source().name));
    m_withKeys->setEnabled(source().request && source().request->carriesKey());
    m_withKeys->setToolTip(m_withKeys->isEnabled() ? QString() : tr("This request carries no key."));
    showForm();
}

// The user's keys, but for those that are meant to be in it, under whichever name they are kept.
std::vector<Secret> RequestExportDialog::sought() const
{
    std::vector<Secret> keys;
    for (const Secret &known : *m_known) {
        if (std::ranges::none_of(m_written, [&known](const auto &written) { return isSame(known, written.second); }))
            keys.push_back(known.duplicate());
    }
    return keys;
}

void RequestExportDialog::showForm()
{
    const std::optional<ExportForm> form = m_forms->form();
    const bool isCommand = form && form->group == ExportForm::Group::Command;
    m_oneLine->setVisible(isCommand);
    m_withKeys->setVisible(form && canHoldKeys(*form));
    m_made.reset();
    ++m_order; // what is still being made is for another form
    if (form && m_known)
        make(*form);
    else
        showMade(form);
}

bool RequestExportDialog::writesKeys() const
{
    return m_withKeys->isVisibleTo(this) && !m_written.empty();
}

// A long request takes a while to be written and searched for keys, so another thread does it.
void RequestExportDialog::make(const ExportForm &form)
{
    const auto order = std::make_shared<Order>();
    order->source = source();
    order->known = sought();
    order->options.oneLine = m_oneLine->isChecked();
    if (writesKeys()) {
        for (const auto &[reference, key] : m_written)
            order->written.emplace(reference, key.duplicate());
        order->options.writtenKeys = &order->written;
    }
    const auto run = [order, id = form.id] { return exportAs(id, order->source, order->known, order->options); };
    const bool isShort = !order->source.request || order->source.request->body.size() <= longestAtOnce;
    if (isShort)
        return take(form, run());
    showMade(form);
    say(tr("Writing …"));
    inBackground(this, run, [this, form, number = m_order](Result<ExportedText> made) {
        if (number != m_order)
            return;
        say({});
        take(form, std::move(made));
    });
}

void RequestExportDialog::take(const ExportForm &form, Result<ExportedText> made)
{
    const bool isFirst = std::exchange(m_isFirst, false);
    if (made)
        m_made = std::move(*made);
    else
        m_banner->showError(made.error());
    showMade(form);
    if (!m_made && isFirst && form.id == lastChoice().form)
        m_forms->setCurrentRow(1); // what was used last is not for such a request
}

void RequestExportDialog::showMade(const std::optional<ExportForm> &form)
{
    m_copy->setEnabled(m_made.has_value());
    m_save->setEnabled(m_made.has_value());
    if (!m_made)
        return m_preview->clear();
    showWarning(writesKeys());
    m_preview->showExport(*m_made, exportFileName(source().name, *form));
    const bool refersToKeys = form->group != ExportForm::Group::Collection && !form->ofRoute && !writesKeys();
    m_preview->setVariables(refersToKeys ? KeyVariables(keyReferences(*source().request)).names() : QStringList());
}

void RequestExportDialog::showWarning(bool hasKeys)
{
    if (hasKeys)
        m_banner->showMessage(theme::Signal::Stop, tr("The keys stand in this text. Whoever sees it can use them."),
                              tr("Do not send it to anybody, and delete the file when it is done with."));
    else if (!m_gap.isEmpty())
        m_banner->showMessage(theme::Signal::Caution, m_gap,
                              tr("Unlock the keychain and open this again, or read the text before it leaves."));
    else
        m_banner->clear();
}

void RequestExportDialog::askForKeys(bool included)
{
    if (!included) {
        m_written.clear();
        return showForm();
    }
    const questions::Question question{.title = tr("Write the keys into the command?"),
                                       .text = tr("Whoever sees the command, your shell's history or the list of processes can then use your keys. "
                                                  "Without them the command takes them from the environment."),
                                       .confirm = tr("Include the keys"),
                                       .destructive = true};
    questions::ask(this, question, [this](bool confirmed) {
        if (!confirmed)
            return leaveKeysOut();
        readKeys(m_secrets, keyReferences(*source().request), this, [this](ReadKeys read) {
            if (read.isWhole && read.missing.isEmpty())
                return takeWritten(std::move(read.keys));
            leaveKeysOut();
            m_banner->showMessage(theme::Signal::Stop, read.isWhole ? tr("The key %1 cannot be read.").arg(read.missing.constFirst().toString()) : tr("The keychain does not answer."),
                                  tr("The command stays without keys."));
        });
    });
}

void RequestExportDialog::takeWritten(std::map<SecretRef, Secret> keys)
{
    if (!m_withKeys->isChecked())
        return;
    m_written = std::move(keys);
    showForm();
}

void RequestExportDialog::leaveKeysOut()
{
    m_written.clear();
    m_withKeys->setChecked(false);
}

void RequestExportDialog::say(const QString &message)
{
    m_said->setText(message);
}

void RequestExportDialog::copy()
{
    if (!m_made)
        return;
    if (!writesKeys()) {
        QGuiApplication::clipboard()->setText(m_made->text);
        say(m_made->files.isEmpty() ? tr("Copied.") : tr("Copied. Files belong to it: save it to have them, too."));
    } else {
        copyInPassing(m_made->text);
        say(tr("Copied, with the keys. The clipboard is emptied in a minute."));
    }
    lastChoice().form = m_forms->form()->id;
    Q_EMIT statusMessage(tr("Copied: %1.").arg(m_forms->form()->title));
}

void RequestExportDialog::askForFile()
{
    const ExportForm form = *m_forms->form();
    const QString suggestion = QDir(lastChoice().folder).filePath(exportFileName(source().name, form));
    const QString filter = tr("%1 (*.%2)").arg(form.title, form.suffix) + u";;"_s + tr("All files (*)");
    questions::pickFile(this, questions::FileFor::Save, windowTitle(), suggestion, filter, [this, form](const QString &picked) {
        if (!picked.isEmpty())
            save(QFileInfo(picked).suffix().isEmpty() ? picked + u'.' + form.suffix : picked);
    });
}

void RequestExportDialog::save(const QString &fileName)
{
    if (!m_made)
        return;
    lastChoice().form = m_forms->form()->id;
    lastChoice().folder = QFileInfo(fileName).absolutePath();
    const bool hasKeys = writesKeys();
    const FileAccess access = hasKeys ? FileAccess::OwnerOnly : FileAccess::Usual;
    m_save->setEnabled(false);
    inBackground(
        this, [made = *m_made, fileName, access] { return writeExport(made, fileName, access); },
        [this, fileName](const Result<void> &written) {
            m_save->setEnabled(m_made.has_value());
            if (!written)
                return m_banner->showError(written.error());
            say(tr("Saved as %1.").arg(QDir::toNativeSeparators(fileName)));
            Q_EMIT statusMessage(tr("Saved as %1.").arg(QDir::toNativeSeparators(fileName)));
        });
}

} // namespace lineside
