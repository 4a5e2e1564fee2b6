// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/codeexport.h"

#include "interchange/codetext.h"
#include "interchange/plainjson.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CodeExport)
};

// What makes a program of one language out of a request's parts.
struct CodeLanguage {
    CodeQuotes quotes;
    QString pattern;
    QString header;   ///< one header: %1 name, %2 value
    QString readFile; ///< the body from a file: %1 its name
    QString noBody;
    QString streamed; ///< what reads a streamed answer
    QString whole;
};

Result<ExportedText> program(const HttpRequest &request, const CodeLanguage &language)
{
    const Result<CodeRequest> parts = codeRequest(request);
    if (!parts)
        return failure(parts.error());
    ExportedText made;
    QString headers;
    for (const auto &[name, value] : parts->headers) {
        headers += filledIn(language.header,
                            {{u"NAME"_s, quoted(language.quotes, name)}, {u"VALUE"_s, quoted(language.quotes, value, parts->variables)}});
    }
    QString body = parts->hasBody ? quoted(language.quotes, parts->body, parts->variables) : language.noBody;
    if (parts->isLong) {
        const QString name = isJson(request.body) ? u"body.json"_s : u"body.txt"_s;
        body = language.readFile.arg(name);
        made.files.append({name, request.body});
    }
    made.text = filledIn(language.pattern, {{u"METHOD"_s, quoted(language.quotes, parts->method)},
                                            {u"URL"_s, quoted(language.quotes, parts->url)},
                                            {u"HEADERS"_s, headers},
                                            {u"BODY"_s, body},
                                            {u"READ"_s, parts->streams ? language.streamed : language.whole}});
    if (request.connection.proxyMode == ConnectionSettings::Proxy::Fixed || !request.connection.caFile.isEmpty()
        || !request.connection.clientCertificate.isEmpty())
        made.warnings.append(Tr::tr("The proxy and the certificates of the connection are not in the program."));
    return made;
}

} // namespace

Result<ExportedText> pythonRequests(const HttpRequest &request)
{
    return program(request, {CodeQuotes::Python, uR"(import os

import requests


def key(name):
    value = os.environ.get(name)
    if not value:
        raise SystemExit(f"set {name} first")
    return value


body = @BODY@
response = requests.request(
    @METHOD@,
    @URL@,
    headers={
@HEADERS@    },
    data=body.encode() if isinstance(body, str) else body,
    timeout=(10, 120),
@READ@)"_s,
                            u"        @NAME@: @VALUE@,\n"_s, u"open(\"%1\", \"rb\").read()"_s, u"None"_s, uR"(    stream=True,
)
response.raise_for_status()
for line in response.iter_lines():
    print(line.decode(), flush=True)
)"_s,
                            uR"()
response.raise_for_status()
print(response.text)
)"_s});
}

Result<ExportedText> javaScriptFetch(const HttpRequest &request)
{
    Result<ExportedText> made = program(request, {CodeQuotes::JavaScript, uR"(// node 18 or newer: node request.mjs
import { readFileSync } from 'node:fs';

function key(name) {
  const value = process.env[name];
  if (!value) throw new Error(`set ${name} first`);
  return value;
}

const response = await fetch(@URL@, {
  method: @METHOD@,
  headers: [
@HEADERS@  ],
  body: @BODY@,
});
if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
@READ@)"_s,
                                                 u"    [@NAME@, @VALUE@],\n"_s, u"readFileSync('%1')"_s, u"undefined"_s,
                                                 uR"(const decoder = new TextDecoder();
for await (const chunk of response.body) {
  process.stdout.write(decoder.decode(chunk, { stream: true }));
}
)"_s,
                                                 u"console.log(await response.text());\n"_s});
    if (made && !made->text.contains("readFileSync('body"_L1))
        made->text.remove("import { readFileSync } from 'node:fs';\n\n"_L1);
    if (made && (request.method == "GET" || request.method == "HEAD") && !request.body.isEmpty())
        made->warnings.append(Tr::tr("fetch refuses to send a body with %1.").arg(QString::fromLatin1(request.method)));
    return made;
}

Result<ExportedText> goProgram(const HttpRequest &request)
{
    return program(request, {CodeQuotes::Go, uR"(package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
)

func key(name string) string {
	value := os.Getenv(name)
	if value == "" {
		log.Fatalf("set %s first", name)
	}
	return value
}

func file(name string) string {
	bytes, err := os.ReadFile(name)
	if err != nil {
		log.Fatal(err)
	}
	return string(bytes)
}

func main() {
	body := @BODY@
	request, err := http.NewRequest(@METHOD@, @URL@, strings.NewReader(body))
	if err != nil {
		log.Fatal(err)
	}
@HEADERS@	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode >= 400 {
		text, _ := io.ReadAll(response.Body)
		log.Fatalf("%s: %s", response.Status, text)
	}
@READ@}
)"_s,
                            u"\trequest.Header.Add(@NAME@, @VALUE@)\n"_s, u"file(\"%1\")"_s, u"\"\""_s,
                            uR"(	// As it arrives: nothing is held back.
	if _, err := io.Copy(os.Stdout, response.Body); err != nil {
		log.Fatal(err)
	}
	fmt.Println()
)"_s,
                            uR"(	text, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(text))
)"_s});
}

Result<ExportedText> cSharpProgram(const HttpRequest &request)
{
    return program(request, {CodeQuotes::CSharp, uR"(using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;

static class Program
{
    static string key(string name)
    {
        string value = Environment.GetEnvironmentVariable(name);
        if (string.IsNullOrEmpty(value)) throw new InvalidOperationException("set " + name + " first");
        return value;
    }

    // Some headers belong to the content, and only there .NET takes them.
    static void Add(HttpRequestMessage request, string name, string value)
    {
        if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content.Headers.TryAddWithoutValidation(name, value);
    }

    static async Task Main()
    {
        string body = @BODY@;
        using (var client = new HttpClient())
        using (var request = new HttpRequestMessage(new HttpMethod(@METHOD@), @URL@))
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
@HEADERS@            using (var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
            {
                response.EnsureSuccessStatusCode();
@READ@            }
        }
    }
}
)"_s,
                            u"            Add(request, @NAME@, @VALUE@);\n"_s, u"File.ReadAllText(\"%1\")"_s, u"\"\""_s,
                            uR"(                using (var reader = new StreamReader(await response.Content.ReadAsStreamAsync()))
                {
                    string line;
                    while ((line = await reader.ReadLineAsync()) != null) Console.WriteLine(line);
                }
)"_s,
                            uR"(                Console.WriteLine(await response.Content.ReadAsStringAsync());
)"_s});
}

Result<ExportedText> javaProgram(const HttpRequest &request)
{
    HttpRequest allowed = request;
    QStringList left;
    allowed.headers.removeIf([&left](const HttpHeader &header) {
        static const QByteArrayList refused{"connection", "content-length", "expect", "host", "upgrade"};
        const bool isRefused = refused.contains(header.name.toLower());
        if (isRefused)
            left.append(QString::fromLatin1(header.name));
        return isRefused;
    });
    Result<ExportedText> made = program(allowed, {CodeQuotes::Java, uR"(import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

public class Request {
    static String key(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) throw new IllegalStateException("set " + name + " first");
        return value;
    }

    public static void main(String[] arguments) throws Exception {
        String body = @BODY@;
        HttpRequest request = HttpRequest.newBuilder(URI.create(@URL@))
            .method(@METHOD@, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
@HEADERS@            .build();
@READ@    }
}
)"_s,
                                                  u"            .header(@NAME@, @VALUE@)\n"_s, u"Files.readString(Path.of(\"%1\"))"_s, u"\"\""_s,
                                                  uR"(        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() >= 400) System.err.println(response.statusCode());
        response.body().forEach(System.out::println);
)"_s,
                                                  uR"(        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400) System.err.println(response.statusCode());
        System.out.println(response.body());
)"_s});
    if (made && !left.isEmpty())
        made->warnings.append(Tr::tr("Java sets these headers by itself: %1.").arg(left.join(u", "_s)));
    return made;
}

} // namespace lineside
