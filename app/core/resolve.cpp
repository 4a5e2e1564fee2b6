// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/resolve.h"

#include "core/keyforms.h"
#include "core/provider.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Resolve)
};

const QByteArray mask = QByteArrayLiteral("\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2");
constexpr qsizetype shortestMasked = 4; // masking shorter keys would blank out half of any text

using Keys = std::map<SecretRef, Secret>;

// Into the array at hand: a copy in between would stay behind in freed memory.
void appendJsonEscaped(QByteArray &out, QByteArrayView key)
{
    for (const char c : key) {
        if (c == '"' || c == '\\')
            out.append('\\').append(c);
        else if (c >= 0 && c < ' ')
            out.append("\\u00").append(QByteArray::number(int(c), 16).rightJustified(2, '0'));
        else
            out.append(c);
    }
}

enum class Escape { None, Json };

Secret fill(const ValueTemplate &value, const Keys &keys, Escape escape)
{
    constexpr qsizetype longestEscape = 6; // of one byte
    qsizetype room = value.toString().size() * 4;
    for (const SecretRef &reference : value.references())
        room += keys.at(reference).size() * longestEscape;
    QByteArray bytes;
    bytes.reserve(room); // growing would leave copies behind
    for (const ValueTemplate::Part &part : value.parts()) {
        if (const auto *text = std::get_if<QString>(&part)) {
            bytes += text->toUtf8();
            continue;
        }
        keys.at(std::get<SecretRef>(part)).reveal([&bytes, escape](QByteArrayView key) {
            if (escape == Escape::Json)
                appendJsonEscaped(bytes, key);
            else
                bytes.append(key);
        });
    }
    return Secret::take(std::move(bytes));
}

QList<SecretRef> referencesOf(const HttpRequest &request)
{
    QList<SecretRef> references;
    const auto add = [&references](const ValueTemplate &value) {
        for (const SecretRef &reference : value.references()) {
            if (!references.contains(reference))
                references.append(reference);
        }
    };
    for (const HttpHeader &header : request.headers)
        add(header.value);
    if (request.bodyKind == HttpRequest::Body::JsonTemplate)
        add(ValueTemplate::parse(QString::fromUtf8(request.body)));
    return references;
}

ResolvedRequest assemble(const HttpRequest &request, Keys &keys)
{
    ResolvedRequest resolved;
    resolved.method = request.method;
    resolved.url = request.url;
    for (const HttpHeader &header : request.headers)
        resolved.headers.push_back({header.name, fill(header.value, keys, Escape::None)});
    resolved.body = request.bodyKind == HttpRequest::Body::JsonTemplate
        ? fill(ValueTemplate::parse(QString::fromUtf8(request.body)), keys, Escape::Json)
        : Secret(request.body);
    for (auto &[reference, key] : keys)
        resolved.keys.push_back(std::move(key));
    return resolved;
}

Error missing(const SecretRef &reference, const Error &cause)
{
    Error error = cause;
    if (cause.kind == Error::Kind::NotFound) {
        error.kind = Error::Kind::Configuration;
        error.message = reference.kind == SecretRef::Kind::Environment
            ? Tr::tr("The environment variable %1 is not set.").arg(reference.name)
            : Tr::tr("The keychain has no key named “%1”.").arg(reference.name);
        error.hint = reference.kind == SecretRef::Kind::Environment
            ? Tr::tr("Set it before you start Lineside, or keep the key in the keychain.")
            : Tr::tr("Enter the key again. If the keychain is locked, unlock it first.");
    }
    return error;
}

// A variable is not entered here.
QString again(const SecretRef &reference, const QString &inKeychain)
{
    return reference.kind == SecretRef::Kind::Environment ? Tr::tr("Set the variable to the key alone, on one line, before you start Lineside.")
                                                          : inKeychain;
}

bool fitsOneHeader(const Secret &key)
{
    return key.reveal([](QByteArrayView bytes) { return !bytes.contains('\n') && !bytes.contains('\r') && !bytes.contains('\0'); });
}

// One resolution under way: fetches the keys one after the other, for a keychain serves one job at a time anyway.
class Resolution : public std::enable_shared_from_this<Resolution>
{
public:
    Resolution(const HttpRequest &request, SecretStore &secrets, QObject *context, Callback<ResolvedRequest> done)
        : m_request(request)
        , m_open(referencesOf(request))
        , m_secrets(secrets)
        , m_context(context)
        , m_done(std::move(done))
    {
    }

    void next()
    {
        if (m_open.isEmpty()) {
            m_done(assemble(m_request, m_keys));
            return;
        }
        const SecretRef reference = m_open.takeFirst();
        m_secrets.read(reference, m_context, [self = shared_from_this(), reference](Result<Secret> key) {
            self->take(reference, std::move(key));
        });
    }

private:
    void take(const SecretRef &reference, Result<Secret> key)
    {
        if (!key) {
            m_done(failure(missing(reference, key.error())));
        } else if (key->isEmpty()) {
            m_done(failure(Error::Kind::Configuration, Tr::tr("The key %1 is empty.").arg(reference.toString()),
                           again(reference, Tr::tr("Enter the key again."))));
        } else if (!fitsOneHeader(*key)) {
            m_done(failure(Error::Kind::Configuration, Tr::tr("The key %1 has a line break in it.").arg(reference.toString()),
                           again(reference, Tr::tr("Enter the key again, on one line."))));
        } else {
            m_keys.insert_or_assign(reference, std::move(*key));
            next();
        }
    }

    HttpRequest m_request;
    QList<SecretRef> m_open;
    Keys m_keys;
    SecretStore &m_secrets;
    QObject *m_context;
    Callback<ResolvedRequest> m_done;
};

} // namespace

QByteArray ResolvedRequest::masked(QByteArray bytes) const
{
    QList<QByteArray> forms;
    for (const Secret &key : keys) {
        if (key.size() >= shortestMasked)
            key.reveal([&forms](QByteArrayView plain) { forms += keyForms(plain); });
    }
    // The longest first: a key may begin with another, and its rest must not stay.
    std::ranges::sort(forms, std::ranges::greater(), &QByteArray::size);
    for (const QByteArray &form : std::as_const(forms))
        bytes.replace(form, mask);
    return bytes;
}

QString ResolvedRequest::masked(const QString &text) const
{
    return QString::fromUtf8(masked(text.toUtf8()));
}

void resolve(const HttpRequest &request, SecretStore &secrets, QObject *context, Callback<ResolvedRequest> done)
{
    if (request.carriesKey() && !isSafeForKeys(request.url)) {
        const Error refused{.kind = Error::Kind::Configuration,
                            .message = Tr::tr("A key is not sent over plain http to %1.").arg(request.url.host()),
                            .hint = Tr::tr("Use https."),
                            .details = {},
                            .httpStatus = 0};
        QMetaObject::invokeMethod(context, [done = std::move(done), refused] { done(failure(refused)); }, Qt::QueuedConnection);
        return;
    }
    if (!request.carriesKey()) {
        QMetaObject::invokeMethod(
            context,
            [done = std::move(done), request] {
                Keys none;
                done(assemble(request, none));
            },
            Qt::QueuedConnection);
        return;
    }
    std::make_shared<Resolution>(request, secrets, context, std::move(done))->next();
}

} // namespace lineside
