// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/paste/pastedialog.h"

#include "core/background.h"
#include "ui/export/codeview.h"
#include "ui/paste/bodyfilerow.h"
#include "ui/paste/foundkeyrows.h"
#include "ui/paste/pastedfile.h"
#include "ui/paste/pastedwords.h"
#include "ui/settings/keydraft.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/notelist.h"
#include "ui/widgets/questions.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QPushButton *button(QHBoxLayout *row, const QString &name, const QString &text, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    made->setObjectName(name);
    made->setAutoDefault(false);
    row->addWidget(made);
    return made;
}

} // namespace

PasteDialog::PasteDialog(const Workspace &workspace, SecretStore &secrets, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_secrets(secrets)
    , m_banner(new Banner(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"pasteDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Paste a request"));
    m_banner->setObjectName(u"pasteBanner"_s);
    m_pages->addWidget(makeAsking());
    m_pages->addWidget(makeTelling());
    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(theme::Medium);
    rows->addWidget(m_banner);
    rows->addWidget(m_pages, 1);
    resize(QSize(fontMetrics().averageCharWidth() * 110, fontMetrics().lineSpacing() * 34).boundedTo(screen()->availableSize() * 9 / 10));
    connectSignals();
    askAgain();
}

PasteDialog::~PasteDialog() = default;

QWidget *PasteDialog::makeAsking()
{
    auto *page = new QWidget(m_pages);
    auto *about = new QLabel(tr("Paste a curl command, a Postman or Bruno request, or routes of ADC, apisix.yaml or the Admin API. It is only read: nothing in "
                                "it is run."),
                             page);
    about->setWordWrap(true);
    m_text = new QPlainTextEdit(page);
    m_text->setObjectName(u"pastedText"_s);
    m_text->setAccessibleName(tr("Text to read"));
    m_text->setFont(theme::codeFont());
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(u"curl https://… -H 'Authorization: Bearer …' -d '{…}'"_s);
    about->setBuddy(m_text);
    auto *buttons = new QHBoxLayout;
    connect(button(buttons, u"openPasteFile"_s, tr("Open a &file…"), page), &QPushButton::clicked, this, &PasteDialog::chooseFile);
    buttons->addStretch();
    connect(button(buttons, u"cancelPaste"_s, tr("Cancel"), page), &QPushButton::clicked, this, &QDialog::reject);
    m_read = button(buttons, u"readPasted"_s, tr("&Read"), page);
    m_read->setProperty("primary", true);
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::Small);
    rows->addWidget(about);
    rows->addWidget(m_text, 1);
    rows->addLayout(buttons);
    return page;
}

QWidget *PasteDialog::makeTelling()
{
    auto *page = new QWidget(m_pages);
    m_kind = new QLabel(page);
    m_kind->setObjectName(u"pastedKind"_s);
    m_kind->setTextFormat(Qt::PlainText);
    m_kind->setFont(theme::font(theme::TextSize::Large));
    m_which = new QComboBox(page);
    m_which->setObjectName(u"pastedWhich"_s);
    m_which->setAccessibleName(tr("Which of them"));
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_message = new CodeView(page);
    m_message->setObjectName(u"pastedMessage"_s);
    m_message->setAccessibleName(tr("What was read"));
    m_notes = new NoteList(page);
    m_notes->setObjectName(u"pastedNotes"_s);
    m_bodyFile = new BodyFileRow(page);
    m_keys = new FoundKeyRows(page);
    auto *placeLabel = new QLabel(tr("O&pen in"), page);
    m_place = new QComboBox(page);
    m_place->setObjectName(u"pastedPlace"_s);
    m_place->setAccessibleName(tr("Open in"));
    m_place->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_place->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    placeLabel->setBuddy(m_place);
    auto *placeRow = new QHBoxLayout;
    placeRow->addWidget(placeLabel);
    placeRow->addWidget(m_place, 1);
    auto *buttons = new QHBoxLayout;
    connect(button(buttons, u"changePasted"_s, tr("&Change the text"), page), &QPushButton::clicked, this, &PasteDialog::askAgain);
    buttons->addStretch();
    connect(button(buttons, u"closePasted"_s, tr("Cancel"), page), &QPushButton::clicked, this, &QDialog::reject);
    m_open = button(buttons, u"openPasted"_s, tr("&Open"), page);
    m_open->setProperty("primary", true);
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::Small);
    rows->addWidget(m_kind);
    rows->addWidget(m_which);
    rows->addWidget(m_message, 1);
    rows->addWidget(m_notes);
    rows->addWidget(m_bodyFile);
    rows->addWidget(m_keys);
    rows->addLayout(placeRow);
    rows->addLayout(buttons);
    return page;
}

void PasteDialog::connectSignals()
{
    connect(m_read, &QPushButton::clicked, this, [this] { readText(m_text->toPlainText()); });
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { m_read->setEnabled(!m_text->document()->isEmpty()); });
    connect(m_which, &QComboBox::currentIndexChanged, this, &PasteDialog::showRequest);
    connect(m_place, &QComboBox::currentIndexChanged, this, &PasteDialog::followPlace);
    connect(m_open, &QPushButton::clicked, this, &PasteDialog::openShown);
    connect(m_bodyFile, &BodyFileRow::fileRead, this, &PasteDialog::takeBodyFile);
    connect(m_bodyFile, &BodyFileRow::failed, m_banner, &Banner::showError);
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        Q_EMIT connectGatewayRequested();
        reject();
    });
}

void PasteDialog::start(const QString &text)
{
    m_text->setPlainText(text);
    m_source = text;
    m_files.clear();
}

void PasteDialog::readText(const QString &text)
{
    start(text);
    m_read->setEnabled(false);
    inBackground(
        this, [text] { return importText(text.toUtf8()); }, [this](Result<ImportedText> made) { take(std::move(made)); });
}

void PasteDialog::readFile(const QString &fileName)
{
    inBackground(
        this, [fileName] { return readPastedFile(fileName); },
        [this](PastedFile read) {
            start(read.text);
            take(std::move(read.made));
        });
}

void PasteDialog::showImported(ImportedText made, const QString &text)
{
    start(text);
    take(std::move(made));
}

// Read again with what the file holds: keys in it are found, and it may be a chat now.
void PasteDialog::takeBodyFile(const QString &name, const QByteArray &bytes)
{
    m_files.insert(name, bytes);
    inBackground(
        this, [text = m_source, files = m_files] { return importText(text.toUtf8(), files); },
        [this, shownBefore = m_which->currentIndex()](Result<ImportedText> made) {
            take(std::move(made));
            m_which->setCurrentIndex(shownBefore);
        });
}

void PasteDialog::take(Result<ImportedText> made)
{
    m_read->setEnabled(!m_text->document()->isEmpty());
    if (!made) {
        askAgain();
        m_banner->showError(made.error());
        return;
    }
    m_banner->clear();
    m_made = std::move(*made);
    {
        const QSignalBlocker quiet(m_which);
        m_which->clear();
        for (const ImportedRequest &request : m_made.requests)
            m_which->addItem(pastedwords::title(request));
    }
    m_which->setVisible(m_made.requests.size() > 1);
    m_pages->setCurrentIndex(Telling);
    if (holdsRoutes())
        showRoutes();
    else
        showRequest();
    m_open->setDefault(true);
    (m_open->isEnabled() ? static_cast<QWidget *>(m_open) : m_place)->setFocus();
}

void PasteDialog::askAgain()
{
    m_banner->clear();
    m_made = {};
    m_pages->setCurrentIndex(Asking);
    m_read->setEnabled(!m_text->document()->isEmpty());
    m_read->setDefault(true);
    m_text->setFocus();
}

void PasteDialog::chooseFile()
{
    questions::pickFile(this, questions::FileFor::Open, windowTitle(), QString(),
                        tr("Requests and routes (*.sh *.txt *.bru *.json *.yaml *.yml *.fish *.ps1 *.cmd *.bat *.curl);;All files (*)"), [this](const QString &picked) {
                            if (!picked.isEmpty())
                                readFile(picked);
                        });
}

ImportedRequest &PasteDialog::shown()
{
    return m_made.requests.at(std::size_t(std::max(0, m_which->currentIndex())));
}

std::vector<FoundKey> &PasteDialog::foundKeys()
{
    return holdsRoutes() ? m_made.routeKeys : shown().keys;
}

void PasteDialog::rename(std::size_t key, const SecretRef &reference)
{
    if (holdsRoutes())
        renameRouteKey(m_made, key, reference);
    else
        renameKey(shown(), key, reference);
}

void PasteDialog::showRequest()
{
    const ImportedRequest &request = shown();
    m_kind->setText(pastedwords::kind(request));
    m_message->setCode(pastedwords::message(request), u"http"_s);
    m_notes->setNotes(pastedwords::warnings(request), theme::Signal::Caution);
    m_bodyFile->setFile(request.bodyFile);
    m_keys->setKeys(request.keys, keychainIdsIn(m_workspace));
    offer(placesFor(request, m_workspace));
    if (request.kind == ImportedRequest::Kind::Route && m_workspace.gateways.isEmpty()) {
        m_banner->showMessage(theme::Signal::Information, tr("There is no gateway yet that this route could be drafted for."));
        m_banner->setAction(tr("Connect a gateway"));
    }
}

void PasteDialog::showRoutes()
{
    const QList<QByteArray> &routes = m_made.routes.routes;
    m_kind->setText(routes.size() == 1 ? tr("A route for a gateway") : tr("Routes for a gateway: %1").arg(QLocale().toString(routes.size())));
    QByteArrayList shownRoutes;
    for (const QByteArray &route : routes.first(std::min<qsizetype>(routes.size(), 100)))
        shownRoutes.append(route);
    m_message->setCode(QString::fromUtf8(shownRoutes.join("\n")), u"json"_s);
    m_notes->setNotes(m_made.routes.warnings, theme::Signal::Caution);
    m_bodyFile->setFile({});
    m_keys->setKeys(m_made.routeKeys, keychainIdsIn(m_workspace));
    offer(placesForRoutes(m_workspace));
    if (m_places.isEmpty()) {
        m_banner->showMessage(theme::Signal::Information, tr("There is no gateway yet that they could be drafted for."));
        m_banner->setAction(tr("Connect a gateway"));
    }
}

void PasteDialog::offer(const QList<PastedPlace> &places)
{
    m_places = places;
    {
        const QSignalBlocker quiet(m_place);
        m_place->clear();
        for (const PastedPlace &place : places)
            m_place->addItem(place.title);
    }
    m_place->setEnabled(places.size() > 1);
    m_open->setEnabled(!places.isEmpty());
    followPlace();
}

// What is set up here has keys of its own; a draft has those that stand in the route.
bool PasteDialog::needsKeys(const PastedPlace &place) const
{
    return !place.chat || std::holds_alternative<UrlTarget>(*place.chat);
}

void PasteDialog::followPlace()
{
    const int place = m_place->currentIndex();
    m_keys->setVisible(!foundKeys().empty() && place >= 0 && needsKeys(m_places.at(place)));
}

void PasteDialog::openShown()
{
    m_banner->clear();
    if (m_keys->isHidden())
        return finish();
    if (const QString problem = m_keys->problem(); !problem.isEmpty())
        return m_banner->showMessage(theme::Signal::Stop, problem);
    m_open->setEnabled(false);
    keepKeys(0);
}

// One after the other; a key that is there already is not replaced.
void PasteDialog::keepKeys(std::size_t next)
{
    if (next == foundKeys().size())
        return finish();
    const SecretRef reference = m_keys->reference(int(next));
    if (m_keys->use(int(next)) == FoundKeyRows::Use::Nothing) {
        rename(next, reference); // it must not stand for a key that is called so by chance
        return keepKeys(next + 1);
    }
    m_secrets.read(reference, this, [this, next, reference](const Result<Secret> &there) { keepKey(next, reference, there); });
}

void PasteDialog::keepKey(std::size_t key, const SecretRef &reference, const Result<Secret> &there)
{
    const Secret &value = foundKeys().at(key).value;
    const bool isSame = there && there->reveal([&value](QByteArrayView old) { return value.reveal([old](QByteArrayView now) { return old == now; }); });
    if (there && !isSame) {
        m_open->setEnabled(true);
        return m_banner->showMessage(theme::Signal::Stop, tr("There is another key called “%1” already.").arg(reference.name), tr("Give this one another name."));
    }
    rename(key, reference);
    if (isSame)
        return keepKeys(key + 1);
    if (m_keys->use(int(key)) == FoundKeyRows::Use::ThisRun) {
        m_secrets.remember(reference, value.duplicate());
        return keepKeys(key + 1);
    }
    m_secrets.write(reference, value.duplicate(), this, [this, key](const Result<void> &written) {
        if (written)
            return keepKeys(key + 1);
        m_open->setEnabled(true);
        m_banner->showError(written.error());
    });
}

void PasteDialog::finish()
{
    const PastedPlace place = m_places.at(m_place->currentIndex());
    if (holdsRoutes()) {
        Q_EMIT routesOpened(*place.gateway, m_made.routes.routes);
        return accept();
    }
    const ImportedRequest &request = shown();
    if (place.gateway) {
        const Result<ImportedRoutes> route = routeIn(request);
        m_open->setEnabled(true);
        if (!route)
            return m_banner->showError(route.error());
        Q_EMIT routesOpened(*place.gateway, route->routes);
    } else if (place.chat) {
        ChatCall call{.target = *place.chat, .request = chatIn(request)->request};
        if (auto *url = std::get_if<UrlTarget>(&call.target))
            url->headers = request.request.headers; // by the names that their keys have now
        Q_EMIT chatOpened(call);
    } else {
        Q_EMIT requestOpened(request.request);
    }
    accept();
}

} // namespace lineside
